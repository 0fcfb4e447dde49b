/** The calls of the promise flavour that receive. */
import type { ReturnedAddress } from '../address/address.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import type { MessageRest } from '../socket/calls/messages.js';
import type { BufferKeywords } from '../socket/calls/request-buffer.js';
import type { Cancellable } from '../waiting/abort.js';
import { ChannelSocket } from './channel-socket.js';
import { recv, recv_into, recvfrom, recvfrom_into } from './operations/recv.js';
import { recvmsg, recvmsg_into } from './operations/recvmsg.js';
import type { Integer } from '../python/types.js';

export abstract class ReceivingSocket extends ChannelSocket {
  /**
   * `recv(bufsize[, flags], /)`
   *
   * Up to bufsize bytes; an empty Buffer at the end of the stream, or when bufsize is 0. Rejects with
   * TimeoutError, BlockingIOError, ConnectionResetError, ValueError for a negative size, OSError 9 when
   * the socket is closed. See recv(2).
   */
  recv(bufsize: Integer, flags?: Integer | Cancellable, keywords?: Cancellable): Promise<Bytes>;
  recv(...args: unknown[]): Promise<Bytes> {
    return this.reads(recv, args);
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Bytes and the sender's address, which is null on connected TCP and for unnamed Unix datagram
   * senders. A size of 0 does the system call. Rejects as recv(). See recvfrom(2).
   */
  recvfrom(
    bufsize: Integer,
    flags?: Integer | Cancellable,
    keywords?: Cancellable,
  ): Promise<[data: Bytes, address: ReturnedAddress | null]>;
  recvfrom(...args: unknown[]): Promise<[data: Bytes, address: ReturnedAddress | null]> {
    return this.reads(recvfrom, args);
  }

  /**
   * `recv_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer; the count of bytes. nbytes 0 means the buffer's length. The buffer is touched only while an attempt is made,
   * on this thread: the program may move or detach it, and then the call rejects. Rejects as recv(),
   * ValueError when nbytes does not fit. See recv(2).
   */
  recv_into(
    buffer: BytesLike | (BufferKeywords & Cancellable),
    nbytes?: Integer | (BufferKeywords & Cancellable),
    flags?: Integer | (BufferKeywords & Cancellable),
    keywords?: Cancellable,
  ): Promise<number>;
  recv_into(...args: unknown[]): Promise<number> {
    return this.reads(recv_into, args);
  }

  /**
   * `recvfrom_into(buffer, nbytes=0, flags=0)`
   *
   * As recv_into(), with the sender's address. Rejects as recv_into(). See recvfrom(2).
   */
  recvfrom_into(
    buffer: BytesLike | (BufferKeywords & Cancellable),
    nbytes?: Integer | (BufferKeywords & Cancellable),
    flags?: Integer | (BufferKeywords & Cancellable),
    keywords?: Cancellable,
  ): Promise<[nbytes: number, address: ReturnedAddress | null]>;
  recvfrom_into(...args: unknown[]): Promise<[nbytes: number, address: ReturnedAddress | null]> {
    return this.reads(recvfrom_into, args);
  }

  /**
   * `recvmsg(bufsize[, ancbufsize[, flags]], /)`
   *
   * Up to bufsize bytes and ancbufsize bytes of ancillary data (see CMSG_LEN and CMSG_SPACE): the
   * bytes, a list of (cmsg_level, cmsg_type, cmsg_data), the flags of the message (MSG_TRUNC,
   * MSG_CTRUNC, ...) and the sender's address, null when there is none. Rejects as recv(), ValueError
   * for a size out of range. See recvmsg(2), cmsg(3).
   *
   * Differs from Python: received descriptors are not inheritable.
   */
  recvmsg(
    bufsize: Integer,
    ancbufsize?: Integer | Cancellable,
    flags?: Integer | Cancellable,
    keywords?: Cancellable,
  ): Promise<[data: Bytes, ...MessageRest]>;
  recvmsg(...args: unknown[]): Promise<[data: Bytes, ...MessageRest]> {
    return this.reads(recvmsg, args);
  }

  /**
   * `recvmsg_into(buffers[, ancbufsize[, flags]], /)`
   *
   * As recvmsg(), but the bytes go into the given buffers, one after the other; the first item is
   * their count. Rejects as recvmsg(). See recvmsg(2).
   *
   * Differs from Python: received descriptors are not inheritable.
   */
  recvmsg_into(
    buffers: Iterable<BytesLike>,
    ancbufsize?: Integer | Cancellable,
    flags?: Integer | Cancellable,
    keywords?: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest]>;
  recvmsg_into(...args: unknown[]): Promise<[nbytes: number, ...MessageRest]> {
    return this.reads(recvmsg_into, args);
  }
}
