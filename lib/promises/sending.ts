/** The calls of the promise flavour that send. */
import type { Address } from '../address/address.js';
import type { AfalgKeywords } from '../socket/calls/afalg.js';
import type { AncillaryInput } from '../socket/calls/ancillary.js';
import type { BytesLike } from '../python/bytes.js';
import type { FileObject } from '../socket/calls/file-object.js';
import { type SendfileKeywords, sendfileSteps } from '../socket/calls/sendfile.js';
import { AbortError, type Cancellable, signalKeyword, takeSignal } from '../waiting/abort.js';
import { driveLater } from '../waiting/steps.js';
import { send, sendall, sendto } from './operations/send.js';
import { SendFile } from './operations/sendfile.js';
import { sendmsg, sendmsg_afalg } from './operations/sendmsg.js';
import { ReceivingSocket } from './receiving.js';
import type { Integer } from '../python/types.js';

export abstract class SendingSocket extends ReceivingSocket {
  /**
   * `send(data[, flags], /)`
   *
   * Sends and resolves with how many bytes the kernel took. Rejects with TimeoutError,
   * BlockingIOError, BrokenPipeError, OSError (89 no destination, 9 closed). Without a timeout a
   * stream takes all of them, as in the blocking flavour; an AbortError has the count of those that
   * had gone as `bytes_sent`. See send(2).
   */
  send(data: BytesLike, flags?: Integer | Cancellable, keywords?: Cancellable): Promise<number>;
  send(...args: unknown[]): Promise<number> {
    return this.writes(send, args);
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends everything, before any other call that sends; the timeout is the deadline of the whole.
   * What was sent before an error stays sent; an AbortError has the count as `bytes_sent`. Rejects as
   * send().
   */
  sendall(data: BytesLike, flags?: Integer | Cancellable, keywords?: Cancellable): Promise<null>;
  sendall(...args: unknown[]): Promise<null> {
    return this.writes(sendall, args);
  }

  /**
   * `sendto(data, address, /)` or `sendto(data, flags, address, /)`
   *
   * Sends to an address; the count of bytes. A host's name is looked up as by connect(). Rejects as
   * send(), and with the address's errors. See sendto(2).
   */
  sendto(data: BytesLike, address: Address, keywords?: Cancellable): Promise<number>;
  sendto(
    data: BytesLike,
    flags: Integer,
    address: Address,
    keywords?: Cancellable,
  ): Promise<number>;
  sendto(...args: unknown[]): Promise<number> {
    return this.writes(sendto, args);
  }

  /**
   * `sendmsg(buffers[, ancdata[, flags[, address]]], /)`
   *
   * Sends the bytes of several buffers as one message, with ancillary data, (cmsg_level, cmsg_type,
   * cmsg_data) each, to an address or, when that is null, to the peer; the count of bytes. Rejects as
   * sendto(). See sendmsg(2), cmsg(3).
   */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput> | Cancellable,
    flags?: Integer | Cancellable,
    address?: Address | Cancellable,
    keywords?: Cancellable,
  ): Promise<number>;
  sendmsg(...args: unknown[]): Promise<number> {
    return this.writes(sendmsg, args);
  }

  /**
   * `sendmsg_afalg([msg], *, op[, iv[, assoclen[, flags=0]]])`
   *
   * Sends to an operation socket of AF_ALG, what accept() returned there: the buffers of msg, with
   * the operation (ALG_OP_ENCRYPT, ...), the initialisation vector and the length of the data that
   * is authenticated only; the count of bytes. Rejects with OSError on other families, TypeError. See
   * the kernel's Documentation/crypto/userspace-if.rst.
   */
  sendmsg_afalg(
    msg?: Iterable<BytesLike> | (AfalgKeywords & Cancellable),
    keywords?: AfalgKeywords & Cancellable,
  ): Promise<number>;
  sendmsg_afalg(...args: unknown[]): Promise<number> {
    return this.writes(sendmsg_afalg, args);
  }

  /**
   * `sendfile(file, offset=0, count=None)`
   *
   * Sends a file until its end, or count bytes of it: see the blocking sendfile(). Other calls that
   * send may come between its pieces. The file is read on this thread. An AbortError has the count
   * of all that was sent as `bytes_sent`, and the file stands behind that. Rejects with TimeoutError,
   * ValueError on a non-blocking socket, for a type other than SOCK_STREAM, for a file in text mode
   * and for a count below 1, BrokenPipeError, and what the file's methods throw. See sendfile(2).
   */
  sendfile(
    file: FileObject | (SendfileKeywords & Cancellable),
    offset?: Integer | (SendfileKeywords & Cancellable),
    count?: Integer | null | (SendfileKeywords & Cancellable),
    keywords?: Cancellable,
  ): Promise<number>;
  async sendfile(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    let total = 0;
    try {
      return await driveLater(sendfileSteps(this._descriptor, args), async (step) => {
        const sent = await (step.call === 'send'
          ? this.send(step.data, ...signalKeyword(signal))
          : this.writes(() => new SendFile(step), signalKeyword(signal)));
        if (sent > 0) total += sent;
        return sent;
      });
    } catch (error) {
      if (error instanceof AbortError) error.bytes_sent = total + (error.bytes_sent ?? 0);
      throw error;
    }
  }
}
