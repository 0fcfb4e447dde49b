/** The calls of the promise flavour that send. */
import { type Address, encode, keepEncoded, restoreEncoded } from '../address.js';
import { afalgRequest, type AfalgKeywords } from '../afalg.js';
import { type AncillaryInput, NO_CONTROL } from '../ancillary.js';
import { type BytesLike, toBytes } from '../bytes.js';
import { send, sendfile } from '../calls.js';
import { endpoint } from '../check.js';
import type { FileObject } from '../file-object.js';
import {
  messageRequest,
  type MessageRequest,
  sendmsgNumbers,
  transmitMessage,
  without,
} from '../messages.js';
import { failure } from '../result.js';
import { type SendfileKeywords, type SendfileStep, sendfileSteps } from '../sendfile.js';
import { TRY_ONLY } from '../timeout.js';
import { sendRequest, sendtoRequest, transmit, transmitEncoded } from '../transfer.js';
import { type Cancellable, takeSignal } from './abort.js';
import { NOT_YET } from './channel.js';
import { asIs, isWritable } from './channel-socket.js';
import { driveLater } from './drive-later.js';
import { hasName, resolved } from './lookup.js';
import { ReceivingSocket } from './receiving.js';

type Integer = number | bigint;

/** Bytes of a file that may go before others have their turn. */
const MOST_AT_ONCE = 4 * 1024 * 1024;

/** What one sendfile(2) would do: as much as there is room for. */
function sendPieces(fd: number, { file, offset, size }: SendfileStep): number {
  const most = Math.min(size, MOST_AT_ONCE);
  let done = 0;
  do {
    const sent = sendfile(fd, file, offset + done, most - done, TRY_ONLY);
    if (sent <= 0) return done > 0 ? done : sent;
    done += sent;
  } while (done < most);
  return done;
}

export abstract class SendingSocket extends ReceivingSocket {
  /**
   * `send(data[, flags], /)`
   *
   * Sends and resolves with how many bytes the kernel took. Rejects with TimeoutError,
   * BlockingIOError, BrokenPipeError, OSError (89 no destination). See send(2).
   */
  send(data: BytesLike, flags?: Integer | Cancellable, keywords?: Cancellable): Promise<number>;
  async send(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    const [data, given = 0] = args;
    const [, flags] = sendRequest('send', args, data, given);
    if (this.takesAll()) return this.sendsAll('send', data, flags, signal);
    const sent = await this.writes(
      {
        attempt: () => transmit(this._trying, 'send', args, data, given),
        take: asIs,
        ...this.writing(flags),
      },
      signal,
    );
    if (sent < 0) throw failure(sent, { syscall: 'send' });
    return sent;
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends everything, before any other call that sends; the timeout is the deadline of the whole.
   * What was sent before an error stays sent; an AbortError has the count as `bytes_sent`. Rejects as
   * send().
   */
  sendall(data: BytesLike, flags?: Integer | Cancellable, keywords?: Cancellable): Promise<null>;
  async sendall(...args: unknown[]): Promise<null> {
    const signal = takeSignal(args);
    const [data, given = 0] = args;
    const [, flags] = sendRequest('sendall', args, data, given);
    await this.sendsAll('sendall', data, flags, signal);
    return null;
  }

  /** Without a timeout the kernel's own send(2) takes all the bytes of a stream. */
  private takesAll(): boolean {
    return this.isStream() && this._descriptor.timeout < 0;
  }

  private async sendsAll(
    name: 'send' | 'sendall',
    data: unknown,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const size = toBytes(data).length;
    let done = 0;
    const attempt = (): number => {
      // Looked at anew each time: it may have been detached, or have changed its size.
      const bytes = toBytes(data);
      if (bytes.length !== size) throw new TypeError('the data changed its size while it was sent');
      const sent = send(this._descriptor.fd, bytes.subarray(done), flags, TRY_ONLY);
      if (sent < 0) return name === 'send' && done > 0 && sent !== NOT_YET ? done : sent;
      done += sent;
      return done < size ? NOT_YET : done;
    };
    const call = { attempt, take: asIs, ...this.writing(flags), bytesSent: () => done };
    const result = await this.writes(call, signal);
    if (result < 0) throw failure(result, { syscall: 'send' });
    return result;
  }

  /**
   * `sendto(data, address, /)` or `sendto(data, flags, address, /)`
   *
   * Sends to an address; the count of bytes. Rejects as send(), and with the address's errors. See
   * sendto(2).
   */
  sendto(data: BytesLike, address: Address, keywords?: Cancellable): Promise<number>;
  sendto(
    data: BytesLike,
    flags: Integer,
    address: Address,
    keywords?: Cancellable,
  ): Promise<number>;
  async sendto(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    const [data, second, third] = args;
    const [, flags, address] = sendtoRequest(args, data, second, third);
    const target = hasName(this._descriptor, address)
      ? await resolved('sendto', this._descriptor, address, signal)
      : address;
    const encoded = keepEncoded(encode('sendto', this._descriptor, target));
    const sent = await this.writes(
      {
        attempt: () => transmitEncoded(this._trying, toBytes(data), flags, restoreEncoded(encoded)),
        take: asIs,
        ...this.writing(flags),
      },
      signal,
    );
    if (sent < 0) {
      throw failure(sent, { syscall: 'sendto', ...endpoint(address, this._descriptor.family) });
    }
    return sent;
  }

  /**
   * `sendmsg(buffers[, ancdata[, flags[, address]]], /)`
   *
   * Sends several buffers as one message, with ancillary data: see the blocking sendmsg(). See
   * sendmsg(2), cmsg(3).
   */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput> | Cancellable,
    flags?: Integer | Cancellable,
    address?: Address | Cancellable,
    keywords?: Cancellable,
  ): Promise<number>;
  async sendmsg(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    const [buffers, ancdata, flags, address] = args;
    sendmsgNumbers(args, flags);
    const target = hasName(this._descriptor, address)
      ? await resolved('sendmsg', this._descriptor, address, signal)
      : address;
    const request = messageRequest(this._descriptor, args, buffers, ancdata, flags, target);
    return this.message(request, signal);
  }

  /**
   * `sendmsg_afalg([msg], *, op[, iv[, assoclen[, flags=0]]])`
   *
   * Sends to an operation socket of AF_ALG: see the blocking sendmsg_afalg().
   */
  sendmsg_afalg(
    msg?: Iterable<BytesLike> | (AfalgKeywords & Cancellable),
    keywords?: AfalgKeywords & Cancellable,
  ): Promise<number>;
  async sendmsg_afalg(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    return this.message(afalgRequest(this._descriptor, args), signal);
  }

  private async message(request: MessageRequest, signal: AbortSignal | undefined): Promise<number> {
    let rest = request;
    let done = 0;
    const attempt = (): number => {
      const sent = transmitMessage(this._trying._descriptor, rest);
      if (sent < 0) return done > 0 && sent !== NOT_YET ? done : sent;
      done += sent;
      rest = { ...rest, parts: without(rest.parts, sent), control: NO_CONTROL };
      return rest.parts.length > 0 && this.takesAll() ? NOT_YET : done;
    };
    const call = { attempt, take: asIs, ...this.writing(request.flags), bytesSent: () => done };
    const sent = await this.writes(call, signal);
    if (sent < 0) throw failure(sent, { syscall: 'sendmsg' });
    return sent;
  }

  /**
   * `sendfile(file, offset=0, count=None)`
   *
   * Sends a file until its end, or count bytes of it: see the blocking sendfile(). Other calls that
   * send may come between its pieces. See sendfile(2).
   */
  sendfile(
    file: FileObject | (SendfileKeywords & Cancellable),
    offset?: Integer | (SendfileKeywords & Cancellable),
    count?: Integer | null | (SendfileKeywords & Cancellable),
    keywords?: Cancellable,
  ): Promise<number>;
  async sendfile(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    return driveLater(sendfileSteps(this._descriptor, args), (step) => {
      if (step.call === 'send') return this.send(step.data, ...(signal ? [{ signal }] : []));
      const { fd, timeout } = this._descriptor;
      return this.writes(
        {
          // With a timeout CPython waits before it sends.
          attempt: () => (timeout > 0 && !isWritable(fd) ? NOT_YET : sendPieces(fd, step)),
          take: asIs,
          ...this.writing(0),
        },
        signal,
      );
    });
  }
}
