/**
 * The entry points through which the program calls this package. Stacks of errors begin at the
 * program's own line. Frames of this package mean nothing to the program: they would leave it two
 * of the ten that V8 keeps, and Node shows the line of the first frame of an uncaught error.
 */
import { sep } from 'node:path';
import { BlockingIOError } from './errors.js';
import { FOLDER } from './folder.js';

type Callable = (this: unknown, ...args: unknown[]) => unknown;

const HERE = FOLDER === null ? null : `${FOLDER}${sep}`;
const FRAME = '\n    at ';
/** Matches frames of Node and of JavaScript itself, which occur between ours too. */
const INTERNAL = /\(?(node:internal\/|<anonymous>)/;

/**
 * True if a frame, or a stack, is in this package. Always false in a bundle, where the program's
 * frames look like ours.
 */
function isHere(text: string): boolean {
  return HERE !== null && text.includes(HERE);
}

/** Errors of system calls. Reading their stacks would format each one, which is slow with source maps. */
const ours = new WeakSet();

/** Remembers that an error was made in this package. */
export function madeHere<E extends Error>(error: E): E {
  ours.add(error);
  return error;
}

/**
 * True if the error was made in this package. Errors thrown by program code that a call ran keep
 * their frames.
 */
function isOurs(error: Error): boolean {
  if (ours.has(error)) return true;
  const { stack } = error;
  if (typeof stack !== 'string') return false;
  const first = stack.indexOf(FRAME);
  if (first < 0) return false;
  const end = stack.indexOf('\n', first + FRAME.length);
  return isHere(stack.slice(first, end < 0 ? undefined : end));
}

/** Returns the error, with a stack that begins at the caller of `entry`, a function that is being called. */
export function beginAt<E>(error: E, entry: unknown): E {
  if (error instanceof BlockingIOError) return error;
  if (typeof entry !== 'function' || !(error instanceof Error) || !isOurs(error)) return error;
  const whole = ours.has(error) ? null : error.stack;
  Error.captureStackTrace(error, entry as Callable);
  // `entry` was not on the stack. Frames of ours are better than none.
  if (whole !== null && whole !== undefined && !error.stack?.includes(FRAME)) error.stack = whole;
  return error;
}

/**
 * Returns an entry with the name and length of the body. A method definition gives it both at no
 * cost: when a function gets a name or a length later, V8 turns it into a slow object of half a
 * kilobyte. The text occurs twice because a shared helper would add a function to every call.
 */
export function entryOf(body: Callable): Callable {
  const { name, length } = body;
  const entry: Callable =
    length === 1
      ? methodOf(name, {
          [name](this: unknown, _first: unknown) {
            try {
              return body.apply(this, arguments as unknown as unknown[]);
            } catch (error) {
              throw beginAt(error, entry);
            }
          },
        })
      : methodOf(name, {
          [name](this: unknown) {
            try {
              return body.apply(this, arguments as unknown as unknown[]);
            } catch (error) {
              throw beginAt(error, entry);
            }
          },
        });
  setLength(entry, length);
  return entry;
}

function methodOf(name: string, methods: Record<string, Callable>): Callable {
  return methods[name] as Callable;
}

function setLength(entry: Callable, value: number): void {
  if (entry.length !== value) Object.defineProperty(entry, 'length', { value, configurable: true });
}

/** The constructors of this package's classes, by prototype. A program's class may extend such a class. */
const constructors = new WeakMap<object, Callable>();

export function publishConstructor(constructor: abstract new (...args: never) => object): void {
  constructors.set(constructor.prototype as object, constructor as unknown as Callable);
}

/** Returns the nearest prototype of an object that belongs to a class of this package. */
function prototypeOf(object: object): object | null {
  let at: object | null = object;
  while (at !== null && !constructors.has(at)) at = Object.getPrototypeOf(at) as object | null;
  return at;
}

/** Handles an error of a constructor, which it finds by the object under construction. */
export function beginAtConstructor<E>(error: E, made: object): E {
  const prototype = prototypeOf(made);
  return prototype === null ? error : beginAt(error, constructors.get(prototype));
}

/** Handles an error of a method. A bundler may have renamed the method, and then all frames stay. */
export function beginAtMethod<E>(error: E, object: object, name: string): E {
  const prototype = prototypeOf(object);
  return prototype === null ? error : beginAt(error, Reflect.get(prototype, name));
}

/**
 * Handles the error of a call in a running async function that has waited, or may have. Removes our
 * frames from the top of its stack. An error thrown before the call waited keeps the frames of its
 * callers.
 */
export function beginAtProgram<E>(error: E, entry: unknown): E {
  if (error instanceof BlockingIOError || !(error instanceof Error)) return error;
  if (ours.has(error)) return beginAt(error, entry);
  if (!isOurs(error)) return error;
  const [head = '', ...frames] = (error.stack ?? '').split(FRAME);
  const program = frames.findIndex((frame) => !isHere(frame) && !INTERNAL.test(frame));
  if (program > 0) error.stack = [head, ...frames.slice(program)].join(FRAME);
  return error;
}

function laterEntryOf(body: Callable): Callable {
  const { name, length } = body;
  const entry = methodOf(name, {
    async [name](this: unknown, ...args: unknown[]): Promise<unknown> {
      try {
        return await body.apply(this, args);
      } catch (error) {
        throw beginAtProgram(error, entry);
      }
    },
  });
  setLength(entry, length);
  return entry;
}

const AsyncFunction = (async () => undefined).constructor;

/** Publishes every method of a class that has its own prototype, including inherited ones. */
export function publishInherited(prototype: object, but: readonly string[] = []): void {
  for (
    let at: object | null = Object.getPrototypeOf(prototype) as object | null;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(at)) {
      const own = Object.getOwnPropertyDescriptor(at, name);
      if (own?.writable !== true || Object.hasOwn(prototype, name)) continue;
      Object.defineProperty(prototype, name, own);
    }
  }
  publish(
    prototype,
    Object.getOwnPropertyNames(prototype).filter((name) => !but.includes(name)),
  );
}

/**
 * Turns functions of an object (a module or a prototype) into entries. That costs some nanoseconds
 * per call, so calls on the shortest path use beginAt() directly.
 */
export function publish(
  owner: object,
  names: readonly string[] = Object.getOwnPropertyNames(owner),
): void {
  for (const name of names) {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const body: unknown = own?.value;
    if (typeof body !== 'function' || own?.writable !== true) continue;
    if (name === 'constructor' || name.startsWith('_')) continue;
    const callable = body as Callable;
    const entry = callable instanceof AsyncFunction ? laterEntryOf(callable) : entryOf(callable);
    Reflect.set(owner, name, entry);
  }
}

/**
 * Removes functions that this system lacks from a module or a prototype, so that their names do not
 * exist there.
 */
export function withdraw(owner: object, names: readonly string[]): void {
  for (const name of names) Reflect.deleteProperty(owner, name);
}

/**
 * Publishes functions of a module where the system has them, and withdraws them elsewhere. A module
 * that not every system has calls this itself. Other modules re-export it with `export *`, which
 * takes only what is there.
 */
export function publishWhere(offered: boolean, module: object, names: readonly string[]): void {
  if (offered) publish(module, names);
  else withdraw(module, names);
}
