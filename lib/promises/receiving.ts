/** The calls of the promise flavour that receive. */
import { decode, type ReturnedAddress } from '../address.js';
import { native } from '../binding.js';
import type { BytesLike } from '../bytes.js';
import {
  type MessageRest,
  messageRest,
  receiveMessage,
  receiveMessageInto,
  toList,
} from '../messages.js';
import { takesBetween, toFormatInt } from '../request.js';
import { failure } from '../result.js';
import { room } from '../slab.js';
import type { BufferKeywords } from '../socket.js';
import { receive, receiveFrom, receiveFromInto, receiveInto } from '../transfer.js';
import { type Cancellable, takeSignal } from './abort.js';
import { NOT_YET } from './channel.js';
import { asIs, bitsOf, ChannelSocket } from './channel-socket.js';

type Integer = number | bigint;
type Arguments = readonly unknown[];

const { MSG_PEEK = 0, MSG_WAITALL = 0 } = native.constants;

export abstract class ReceivingSocket extends ChannelSocket {
  /**
   * `recv(bufsize[, flags], /)`
   *
   * Up to bufsize bytes; an empty Buffer at the end of the stream, or when bufsize is 0. Rejects with
   * TimeoutError, BlockingIOError, ConnectionResetError, ValueError for a negative size. See
   * recv(2).
   */
  recv(bufsize: Integer, flags?: Integer | Cancellable, keywords?: Cancellable): Promise<Buffer>;
  async recv(...args: unknown[]): Promise<Buffer> {
    const signal = takeSignal(args);
    const [bufsize, flags = 0] = args;
    if ((bitsOf(flags) & MSG_WAITALL) !== 0 && this.isStream()) {
      return this.receiveAll(args, signal);
    }
    const got = await this.reads(
      {
        attempt: () => receive(this._trying, args, bufsize, flags),
        take: (received) => room.take(received),
        ...this.reading(flags, Number(bufsize)),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recv' });
    return got;
  }

  /** MSG_WAITALL: what one attempt leaves open, the next one goes on with. */
  private async receiveAll(args: Arguments, signal: AbortSignal | undefined): Promise<Buffer> {
    takesBetween('socket', 'recv', 1, 2, args);
    const all = Buffer.allocUnsafeSlow(Math.max(0, Math.min(Number(args[0]), 2 ** 31)));
    const got = await this.fill(all, bitsOf(args[1]), signal);
    if (got < 0) throw failure(got, { syscall: 'recv' });
    return all.subarray(0, got);
  }

  private fill(
    into: Uint8Array,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<number> | number {
    const peek = (flags & MSG_PEEK) !== 0;
    let filled = 0;
    const attempt = (): number => {
      const rest = peek ? into : into.subarray(filled);
      const got = receiveInto(this._trying, [rest, 0, flags], rest, 0, flags);
      if (got < 0) return got;
      filled = peek ? got : filled + got;
      return got === 0 || filled >= into.length ? filled : NOT_YET;
    };
    const { neverWaits } = this.reading(flags, 0);
    return into.length === 0
      ? 0
      : this.reads({ attempt, take: asIs, wanted: 0, neverWaits, silent: peek }, signal);
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Bytes and the sender's address, which is null on connected TCP and for unnamed Unix datagram
   * senders. Rejects as recv(). See recvfrom(2).
   */
  recvfrom(
    bufsize: Integer,
    flags?: Integer | Cancellable,
    keywords?: Cancellable,
  ): Promise<[data: Buffer, address: ReturnedAddress | null]>;
  async recvfrom(...args: unknown[]): Promise<[data: Buffer, address: ReturnedAddress | null]> {
    const signal = takeSignal(args);
    const [bufsize, flags = 0] = args;
    const got = await this.reads(
      {
        attempt: () => receiveFrom(this._trying, args, bufsize, flags),
        take: (received): [Buffer, ReturnedAddress | null] => [
          room.take(received),
          decode(this._descriptor),
        ],
        ...this.reading(flags, Number(bufsize)),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recvfrom' });
    return got;
  }

  /**
   * `recv_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer; the count of bytes. The buffer is touched only while an attempt is made,
   * on this thread: the program may move or detach it, and then the call rejects. Rejects as recv(),
   * ValueError when nbytes does not fit. See recv(2).
   */
  recv_into(
    buffer: BytesLike | (BufferKeywords & Cancellable),
    nbytes?: Integer | (BufferKeywords & Cancellable),
    flags?: Integer | (BufferKeywords & Cancellable),
    keywords?: Cancellable,
  ): Promise<number>;
  async recv_into(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    const [buffer, nbytes = 0, flags = 0] = args;
    const size = ArrayBuffer.isView(buffer) ? buffer.byteLength : 0;
    const waitsForAll = (bitsOf(flags) & MSG_WAITALL) !== 0 && this.isStream();
    const got = await (waitsForAll && buffer instanceof Uint8Array && nbytes === 0
      ? this.fill(buffer, bitsOf(flags), signal)
      : this.reads(
          {
            attempt: () => receiveInto(this._trying, args, buffer, nbytes, flags),
            take: asIs,
            ...this.reading(flags, Number(nbytes) || size),
          },
          signal,
        ));
    if (got < 0) throw failure(got, { syscall: 'recv' });
    return got;
  }

  /**
   * `recvfrom_into(buffer, nbytes=0, flags=0)`
   *
   * As recv_into(), with the sender's address. See recvfrom(2).
   */
  recvfrom_into(
    buffer: BytesLike | (BufferKeywords & Cancellable),
    nbytes?: Integer | (BufferKeywords & Cancellable),
    flags?: Integer | (BufferKeywords & Cancellable),
    keywords?: Cancellable,
  ): Promise<[nbytes: number, address: ReturnedAddress | null]>;
  async recvfrom_into(
    ...args: unknown[]
  ): Promise<[nbytes: number, address: ReturnedAddress | null]> {
    const signal = takeSignal(args);
    const [buffer, nbytes = 0, flags = 0] = args;
    const got = await this.reads(
      {
        attempt: () => receiveFromInto(this._trying, args, buffer, nbytes, flags),
        take: (received): [number, ReturnedAddress | null] => [received, decode(this._descriptor)],
        ...this.reading(flags, 0),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recvfrom' });
    return got;
  }

  /**
   * `recvmsg(bufsize[, ancbufsize[, flags]], /)`
   *
   * Bytes, ancillary data, flags and the sender's address: see the blocking recvmsg(). See
   * recvmsg(2), cmsg(3).
   */
  recvmsg(
    bufsize: Integer,
    ancbufsize?: Integer | Cancellable,
    flags?: Integer | Cancellable,
    keywords?: Cancellable,
  ): Promise<[data: Buffer, ...MessageRest]>;
  async recvmsg(...args: unknown[]): Promise<[data: Buffer, ...MessageRest]> {
    const signal = takeSignal(args);
    const [bufsize, ancbufsize = 0, flags = 0] = args;
    const got = await this.reads(
      {
        attempt: () => receiveMessage(this._trying, args, bufsize, ancbufsize, flags),
        take: (received): [Buffer, ...MessageRest] => {
          const rest = messageRest(this._descriptor);
          return [room.takeWithin(received), ...rest];
        },
        ...this.reading(flags, 0),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recvmsg' });
    return got;
  }

  /**
   * `recvmsg_into(buffers[, ancbufsize[, flags]], /)`
   *
   * As recvmsg(), but the bytes go into the given buffers; the first item is their count. See
   * recvmsg(2).
   */
  recvmsg_into(
    buffers: Iterable<BytesLike>,
    ancbufsize?: Integer | Cancellable,
    flags?: Integer | Cancellable,
    keywords?: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest]>;
  async recvmsg_into(...args: unknown[]): Promise<[nbytes: number, ...MessageRest]> {
    const signal = takeSignal(args);
    // An iterable can be read once only, a call tried again and again.
    if (args.length > 0) {
      takesBetween('socket', 'recvmsg_into', 1, 3, args);
      for (const number of args.slice(1)) toFormatInt(number);
      args[0] = toList(args[0], 'recvmsg_into() argument 1 must be an iterable');
    }
    const [buffers, ancbufsize = 0, flags = 0] = args;
    const got = await this.reads(
      {
        attempt: () => receiveMessageInto(this._trying, args, buffers, ancbufsize, flags),
        take: (received): [number, ...MessageRest] => [received, ...messageRest(this._descriptor)],
        ...this.reading(flags, 0),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recvmsg' });
    return got;
  }
}
