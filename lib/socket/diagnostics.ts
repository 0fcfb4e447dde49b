/**
 * Reports events of sockets to observers: through channels of `node:diagnostics_channel`, and
 * through NODE_DEBUG=pysocket, which prints them. Without subscribers, an event costs the check of
 * a flag.
 */
import { channel } from 'node:diagnostics_channel';
import { debuglog } from 'node:util';

/** A message of `pysocket:socket:open`: an object has acquired a descriptor. */
export interface SocketOpened {
  readonly socket: object;
  readonly fd: number;
}
/** A message of `pysocket:socket:close`: the descriptor is closed, or its object has given it up. */
export interface SocketClosed {
  readonly fd: number;
}
/** A message of `pysocket:call:wait`: a call of the promise flavour has to wait. */
export interface CallWaits {
  readonly socket: object;
  /** The method's name. */
  readonly call: string;
}
/** A message of `pysocket:call:end`: a call that had to wait has ended. */
export interface CallEnded extends CallWaits {
  /** 'refused' if the kernel, the timeout or close() ended the call. */
  readonly outcome: 'fulfilled' | 'refused' | 'rejected';
}

/** A channel with typed messages, which Node's declarations lack. */
interface TypedChannel<Message> {
  readonly hasSubscribers: boolean;
  publish(message: Message): void;
  subscribe(listener: (message: Message) => void): void;
}

function typedChannel<Message>(name: string): TypedChannel<Message> {
  return channel(name) as unknown as TypedChannel<Message>;
}

export const opened = typedChannel<SocketOpened>('pysocket:socket:open');
export const closed = typedChannel<SocketClosed>('pysocket:socket:close');
export const waits = typedChannel<CallWaits>('pysocket:call:wait');
export const ended = typedChannel<CallEnded>('pysocket:call:end');

const log = debuglog('pysocket');
if (log.enabled) {
  opened.subscribe((message) => {
    log('%s is open', message.socket);
  });
  closed.subscribe((message) => {
    log('fd=%d is closed', message.fd);
  });
  waits.subscribe((message) => {
    log('%s() waits: %s', message.call, message.socket);
  });
  ended.subscribe((message) => {
    log('%s() is %s: %s', message.call, message.outcome, message.socket);
  });
}
