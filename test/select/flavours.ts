/** Both flavours of `pysocket/select`, for test bodies that run in each. */
import * as blocking from 'pysocket/select';
import * as promises from 'pysocket/promises/select';
import { blocking as blockingSocket, promising, type Flavour } from '../helpers/flavours.js';

/** What the bodies call: the blocking flavour's types, with results that may be promises. */
export interface SelectModule {
  select(...lists: Parameters<typeof blocking.select>): Lists | Promise<Lists>;
  poll(): Polling;
  epoll: new (sizehint?: number) => Polling & { close(): void; readonly closed: boolean };
  kqueue: KqueueClass;
}

/** The class, called with and without `new`, also with arguments that it does not take. */
export interface KqueueClass {
  new (...args: unknown[]): Controlling;
  (...args: unknown[]): Controlling;
  fromfd(...args: unknown[]): Controlling;
}

export interface Controlling extends blocking.WithFileno {
  readonly closed: boolean;
  fileno(): number;
  close(): void;
  control(...args: unknown[]): blocking.Kevent[] | Promise<blocking.Kevent[]>;
}

export interface Polling {
  register(fd: blocking.HasFileno, events?: number): void;
  modify(fd: blocking.HasFileno, events: number): void;
  unregister(fd: blocking.HasFileno): void;
  poll(timeout?: number | null): blocking.PollEvent[] | Promise<blocking.PollEvent[]>;
}

type Lists = blocking.Three<blocking.HasFileno, blocking.HasFileno, blocking.HasFileno>;

export interface SelectFlavour {
  readonly name: string;
  readonly path: string;
  readonly module: SelectModule;
  readonly socket: Flavour;
}

export const SELECT_FLAVOURS: readonly SelectFlavour[] = [
  {
    name: 'blocking',
    path: 'pysocket/select',
    module: blocking as unknown as SelectModule,
    socket: blockingSocket,
  },
  {
    name: 'promises',
    path: 'pysocket/promises/select',
    module: promises as unknown as SelectModule,
    socket: promising,
  },
];
