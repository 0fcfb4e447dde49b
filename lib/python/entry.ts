/**
 * Where the program comes in. Stacks of errors begin at its own line: frames of this package say
 * nothing to it, of the ten that V8 keeps they would leave it two, and Node shows the line of the first
 * one when nobody catches the error.
 */
import { sep } from 'node:path';
import { BlockingIOError } from './errors.js';
import { FOLDER } from './folder.js';

type Callable = (this: unknown, ...args: unknown[]) => unknown;

const HERE = FOLDER === null ? null : `${FOLDER}${sep}`;
const FRAME = '\n    at ';
/** Frames of Node's own, and of JavaScript's, stand between ours too. */
const INTERNAL = /\(?(node:internal\/|<anonymous>)/;

/** Of a frame, or a stack. In a bundle none is: the program's frames look like ours. */
function isHere(text: string): boolean {
  return HERE !== null && text.includes(HERE);
}

/** Errors of system calls: asking for their stacks would format each, which source maps make slow. */
const ours = new WeakSet();

/** Remembers that an error was made in this package. */
export function madeHere<E extends Error>(error: E): E {
  ours.add(error);
  return error;
}

/**
 * Was it made in this package? What code of the program has thrown, which a call came to meanwhile, keeps
 * its frames.
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

/** The error, whose stack begins at the caller of a function that is being called. */
export function beginAt<E>(error: E, entry: unknown): E {
  if (error instanceof BlockingIOError) return error;
  if (typeof entry !== 'function' || !(error instanceof Error) || !isOurs(error)) return error;
  const whole = ours.has(error) ? null : error.stack;
  Error.captureStackTrace(error, entry as Callable);
  // It was not being called: better our frames than none.
  if (whole !== null && whole !== undefined && !error.stack?.includes(FRAME)) error.stack = whole;
  return error;
}

/**
 * Under the same name, with the same length. A method's own text gives it both for nothing: V8 makes a slow object, half
 * a kilobyte large, of a function that is given one later. Twice the same text: a function beneath both would be one
 * more in every call.
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

/** By prototype: classes of this package, which a program's class may extend. */
const constructors = new WeakMap<object, Callable>();

export function publishConstructor(constructor: abstract new (...args: never) => object): void {
  constructors.set(constructor.prototype as object, constructor as unknown as Callable);
}

/** The prototype of an object that this package has written. */
function prototypeOf(object: object): object | null {
  let at: object | null = object;
  while (at !== null && !constructors.has(at)) at = Object.getPrototypeOf(at) as object | null;
  return at;
}

/** An error of a constructor, by the object that it was making. */
export function beginAtConstructor<E>(error: E, made: object): E {
  const prototype = prototypeOf(made);
  return prototype === null ? error : beginAt(error, constructors.get(prototype));
}

/** An error of a method. A bundler may have given it another name, and then all frames stay. */
export function beginAtMethod<E>(error: E, object: object, name: string): E {
  const prototype = prototypeOf(object);
  return prototype === null ? error : beginAt(error, Reflect.get(prototype, name));
}

/**
 * The error of a call that has waited, or may have, in an async function that is running: its stack
 * without our frames at the top. One that was thrown before it waited keeps what called it then.
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

/** Every method of a class that has its own prototype, those that it inherits from others too. */
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
 * Makes functions of an object entries: those of a module, or of a prototype. It costs some nanoseconds a
 * call; calls on the shortest path use beginAt() themselves.
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

/** Functions that this system lacks: nobody finds their names in the module, or on the prototype. */
export function withdraw(owner: object, names: readonly string[]): void {
  for (const name of names) Reflect.deleteProperty(owner, name);
}

/**
 * Publishes functions of a module, where the system has them. A module that not every system has says so itself, and
 * is exported whole (`export *`), which takes what is there.
 */
export function publishWhere(offered: boolean, module: object, names: readonly string[]): void {
  if (offered) publish(module, names);
  else withdraw(module, names);
}
