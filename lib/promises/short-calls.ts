/**
 * Fast paths for the most frequent calls of servers, with plain arguments and no other call ahead of them. A call
 * that the kernel completes at once needs no operation, and a recv() that waits needs only the smallest of
 * objects. For any other call these functions return null and have no effect: ChannelSocket's reads() and writes()
 * then make the call. The program sees no difference.
 */
import { types } from 'node:util';
import {
  decode,
  encodeKnown,
  requireKnownFamily,
  type ReturnedAddress,
} from '../address/address.js';
import { leftAddress } from '../addon/flat-address.js';
import { NOT_YET } from '../addon/result.js';
import * as syscalls from '../addon/syscalls.js';
import { beginAtMethod } from '../python/entry.js';
import type { Bytes } from '../python/bytes.js';
import type { Descriptor } from '../socket/descriptor.js';
import { TRY_ONLY } from '../waiting/timeout.js';
import { rejectInTurn } from './engine/reject-in-turn.js';
import { isStream, receiving, sending, sendingMessage } from './operations/facts.js';
import { ReceiveFromInto, shortFacts, shortOperation } from './operations/recv.js';
import { SendTo, takesAll } from './operations/send.js';
import { type Answer, SEND, SENDALL, SendAll } from './operations/sendall.js';
import type { Channel } from './queue/channel.js';

/** What these functions need to know about a socket. */
interface Caller {
  readonly _channel: Channel;
  readonly _descriptor: Descriptor;
}

/** recv(size) */
export function recv(sock: Caller, size: unknown): Promise<Bytes> | null {
  const { _channel: channel, _descriptor: descriptor } = sock;
  const { reading } = channel;
  if (!reading.free) return null;
  const facts = shortFacts(descriptor, size);
  if (facts === null) return null;
  if (!reading.refuses) {
    if (reading.exhausted()) return null;
    try {
      const operation = shortOperation(descriptor, facts);
      const result = reading.try(operation, 'recv');
      if (result !== NOT_YET) {
        return channel.conclude(reading, operation, result, sock, undefined, 'recv');
      }
    } catch (error) {
      return refuse(sock, 'recv', error);
    }
  }
  return channel.waitShort(sock, facts);
}

/** recvfrom_into(buffer), on a socket that preserves message boundaries. */
export function recvfrom_into(
  sock: Caller,
  buffer: unknown,
): Promise<[nbytes: number, address: ReturnedAddress | null]> | null {
  const { _channel: channel, _descriptor: descriptor } = sock;
  const { reading } = channel;
  if (!isFilled(buffer) || isStream(descriptor)) return null;
  if (!reading.free || reading.refuses || reading.exhausted()) return null;
  try {
    requireKnownFamily(descriptor);
    const size = buffer.length;
    reading.begin('recvfrom_into');
    const received = syscalls.recvfrom(descriptor.fd, buffer, 0, size, 0, TRY_ONLY);
    if (received >= 0) {
      reading.succeeded();
      return Promise.resolve([received, decode(leftAddress, descriptor)]);
    }
    const result = reading.tried(received, receiving(descriptor, 0, size));
    const request = { buffer, nbytes: 0, into: buffer, size, flags: 0 };
    const operation = new ReceiveFromInto(descriptor, request);
    return channel.conclude(reading, operation, result, sock, undefined, 'recvfrom_into');
  } catch (error) {
    return refuse(sock, 'recvfrom_into', error);
  }
}

/** sendall(bytes) */
export function sendall(sock: Caller, data: unknown): Promise<null> | null {
  return sendsAll(sock, data, SENDALL, 'sendall');
}

/** send(bytes), where it sends all bytes. */
export function send(sock: Caller, data: unknown): Promise<number> | null {
  return takesAll(sock._descriptor, 0) ? sendsAll(sock, data, SEND, 'send') : null;
}

function sendsAll<T>(
  sock: Caller,
  data: unknown,
  answer: Answer<T>,
  name: string,
): Promise<T> | null {
  const { _channel: channel, _descriptor: descriptor } = sock;
  const { writing } = channel;
  if (!isFilled(data) || !writing.free || writing.refuses || writing.exhausted()) return null;
  try {
    const size = data.length;
    writing.begin(name);
    const sent = syscalls.send(descriptor.fd, data, 0, TRY_ONLY);
    if (sent === size) {
      writing.succeeded();
      return Promise.resolve(answer.sent(size));
    }
    const result = writing.tried(sent >= 0 ? NOT_YET : sent, sending(descriptor, 0));
    const operation = new SendAll(descriptor, data, size, 0, answer, Math.max(sent, 0));
    return channel.conclude(writing, operation, result, sock, undefined, name);
  } catch (error) {
    return refuse(sock, name, error);
  }
}

/** sendto(bytes, address), if the encoded address is known already. */
export function sendto(sock: Caller, data: unknown, address: unknown): Promise<number> | null {
  const { _channel: channel, _descriptor: descriptor } = sock;
  const { writing } = channel;
  const sockaddr = encodeKnown(descriptor, address);
  if (sockaddr === null || !isFilled(data) || !writing.free || writing.exhausted()) return null;
  try {
    writing.begin('sendto');
    const sent = syscalls.sendto(descriptor.fd, data, 0, sockaddr, TRY_ONLY);
    if (sent >= 0) {
      writing.succeeded();
      return Promise.resolve(sent);
    }
    const result = writing.tried(sent, sendingMessage(descriptor, 0));
    const operation = new SendTo(descriptor, data, 0, sockaddr, address);
    return channel.conclude(writing, operation, result, sock, undefined, 'sendto');
  } catch (error) {
    return refuse(sock, 'sendto', error);
  }
}

/** True for bytes that need no further check. An empty view needs one, because its memory may be detached. */
function isFilled(value: unknown): value is Uint8Array {
  return types.isUint8Array(value) && value.length > 0;
}

function refuse(sock: object, name: string, error: unknown): Promise<never> {
  return rejectInTurn(beginAtMethod(error as Error, sock, name));
}
