/** The calls of the promise flavour that receive. */
import { decode, requireKnownFamily, type ReturnedAddress } from '../address.js';
import { native } from '../binding.js';
import type { BytesLike } from '../bytes.js';
import {
  convertEach,
  type MessageRest,
  messageRest,
  receiveMessage,
  receiveMessageInto,
  recvmsgIntoRequest,
  recvmsgRequest,
  toPart,
  without,
} from '../messages.js';
import { failure } from '../result.js';
import { newBuffer, requireRoom, room } from '../slab.js';
import type { BufferKeywords } from '../socket.js';
import {
  bufferRequest,
  receiveFromInto,
  receiveInto,
  receiveRequest,
  receiveSize,
  receiveSizeFrom,
} from '../transfer.js';
import { type Cancellable, takeSignal } from './abort.js';
import { NOT_YET } from './channel.js';
import { asIs, ChannelSocket } from './channel-socket.js';

type Integer = number | bigint;

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
    const [bufsize, given = 0] = args;
    const [size, flags] = receiveRequest('recv', args, bufsize, given);
    if (size === 0) return Buffer.alloc(0);
    requireRoom(size);
    if (this.collects(flags)) return (await this.collectBytes(size, 0, flags, signal))[0];
    const got = await this.reads(
      {
        attempt: () => receiveSize(this._trying, size, flags),
        take: (received) => room.take(received),
        ...this.reading(flags, size),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recv' });
    return got;
  }

  /** MSG_WAITALL, which without a timeout waits for everything. */
  private collects(flags: number): boolean {
    const wantsAll = (flags & MSG_WAITALL) !== 0 && this.isStream();
    return wantsAll && this._descriptor.timeout < 0 && !this.neverWaits(flags);
  }

  private async collectBytes(
    size: number,
    ancillarySize: number,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<[data: Buffer, ...MessageRest]> {
    const all = newBuffer(size);
    const [got, ...rest] = await this.collect([all], ancillarySize, flags, signal);
    return [got < size ? Buffer.from(all.subarray(0, got)) : all, ...rest];
  }

  /**
   * What one attempt leaves open the next one goes on with. The end of the stream, control messages,
   * an error and a cancellation end it with what has come.
   */
  private async collect(
    parts: Uint8Array[],
    ancillarySize: number,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<[nbytes: number, ...MessageRest]> {
    const { _descriptor } = this._trying;
    const peek = (flags & MSG_PEEK) !== 0;
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    let collected = 0;
    let rest: MessageRest = [[], 0, null];
    const attempt = (): number => {
      const open = convertEach(without(parts, peek ? 0 : collected), toPart);
      const got = receiveMessageInto(_descriptor, open, ancillarySize, flags);
      if (got < 0) return collected > 0 && got !== NOT_YET ? collected : got;
      rest = messageRest(this._descriptor);
      collected = peek ? got : collected + got;
      const complete = got === 0 || collected >= size || rest[0].length > 0;
      return complete || this._channel.reading.finished ? collected : NOT_YET;
    };
    const call = { attempt, take: asIs, wanted: 0, silent: peek, collected: () => collected };
    const got = await this.reads(call, signal);
    if (got < 0) throw failure(got, { syscall: 'recvmsg' });
    return [got, ...rest];
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
    const [bufsize, given = 0] = args;
    const [size, flags] = receiveRequest('recvfrom', args, bufsize, given);
    requireKnownFamily(this._descriptor);
    requireRoom(size);
    if (this.collects(flags)) {
      const [data, , , address] = await this.collectBytes(size, 0, flags, signal);
      return [data, address];
    }
    const got = await this.reads(
      {
        attempt: () => receiveSizeFrom(this._trying, size, flags),
        take: (received): [Buffer, ReturnedAddress | null] => [
          room.take(received),
          decode(this._descriptor),
        ],
        ...this.reading(flags, size),
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
    const [buffer, nbytes = 0, given = 0] = args;
    const [into, size, flags] = bufferRequest('recv_into', args, buffer, nbytes, given);
    if (size === 0) return 0;
    if (this.collects(flags)) {
      return (await this.collect([into.subarray(0, size)], 0, flags, signal))[0];
    }
    const got = await this.reads(
      {
        attempt: () => receiveInto(this._trying, args, buffer, nbytes, given),
        take: asIs,
        ...this.reading(flags, size),
      },
      signal,
    );
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
    const [buffer, nbytes = 0, given = 0] = args;
    const [into, size, flags] = bufferRequest('recvfrom_into', args, buffer, nbytes, given);
    requireKnownFamily(this._descriptor);
    if (this.collects(flags)) {
      const rest = await this.collect([into.subarray(0, size)], 0, flags, signal);
      return [rest[0], rest[3]];
    }
    const got = await this.reads(
      {
        attempt: () => receiveFromInto(this._trying, args, buffer, nbytes, given),
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
    const [bufsize, ancbufsize = 0, given = 0] = args;
    const request = recvmsgRequest(this._descriptor, args, bufsize, ancbufsize, given);
    const [size, ancillarySize, flags] = request;
    requireRoom(size);
    if (this.collects(flags)) return this.collectBytes(size, ancillarySize, flags, signal);
    const got = await this.reads(
      {
        attempt: () => receiveMessage(this._trying._descriptor, ...request),
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
    const [buffers, ancbufsize = 0, given = 0] = args;
    const { _descriptor } = this._trying;
    const request = recvmsgIntoRequest(_descriptor, args, buffers, ancbufsize, given);
    const [parts, ancillarySize, flags] = request;
    if (this.collects(flags)) return this.collect(parts, ancillarySize, flags, signal);
    const got = await this.reads(
      {
        // Looked at anew each time: one of them may have been detached.
        attempt: () =>
          receiveMessageInto(_descriptor, convertEach(parts, toPart), ancillarySize, flags),
        take: (received): [number, ...MessageRest] => [received, ...messageRest(this._descriptor)],
        ...this.reading(flags, 0),
      },
      signal,
    );
    if (typeof got === 'number') throw failure(got, { syscall: 'recvmsg' });
    return got;
  }
}
