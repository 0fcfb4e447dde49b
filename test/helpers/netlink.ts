/** The parts of rtnetlink(7) that the tests use. */
import { pack, unpack } from '../../examples/helpers/struct';
import type { AnySocket } from './flavours.js';

export const RTM_NEWLINK = 16;
export const RTM_DELLINK = 17;
export const RTM_GETLINK = 18;
export const RTM_NEWROUTE = 24;
export const RTM_GETROUTE = 26;
export const RTMGRP_LINK = 1;
export const NLMSG_ERROR = 2;
export const NLMSG_DONE = 3;
export const NLM_F_REQUEST = 1;
export const NLM_F_ACK = 4;
export const NLM_F_DUMP = 0x300;
export const IFLA_ADDRESS = 1;
export const IFLA_IFNAME = 3;
export const RTA_DST = 1;
export const RTA_OIF = 4;

const HEADER = 16;

export interface Message {
  readonly type: number;
  readonly flags: number;
  readonly sequence: number;
  readonly body: Buffer;
}

const aligned = (size: number): number => (size + 3) & ~3;

export function request(type: number, flags: number, sequence: number, body: Buffer): Buffer {
  return Buffer.concat([pack('=IHHII', HEADER + body.length, type, flags, sequence, 0), body]);
}

/** Splits the result of one recv() into messages. */
export function messages(bytes: Buffer): Message[] {
  const found: Message[] = [];
  for (let at = 0; at < bytes.length;) {
    const [size = 0, type = 0, flags = 0, sequence = 0] = unpack('=IHHI', bytes, at);
    found.push({ type, flags, sequence, body: bytes.subarray(at + HEADER, at + size) });
    at += aligned(size);
  }
  return found;
}

/** The attributes, by type, after a fixed part of the given size. */
export function attributes(body: Buffer, fixed: number): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = aligned(fixed); at < body.length;) {
    const [size = 0, type = 0] = unpack('=HH', body, at);
    found.set(type, body.subarray(at + 4, at + size));
    at += aligned(size);
  }
  return found;
}

/** The answers to a request for all objects of a kind. */
export async function dump(sock: AnySocket, type: number, body: Buffer): Promise<Message[]> {
  const sequence = type * 1000 + 1;
  await sock.send(request(type, NLM_F_REQUEST | NLM_F_DUMP, sequence, body));
  const all: Message[] = [];
  for (;;) {
    for (const message of messages(await sock.recv(65536))) {
      if (message.sequence !== sequence) continue;
      if (message.type === NLMSG_DONE) return all;
      all.push(message);
    }
  }
}

/** The name of an interface in a message about a link. */
export function linkName(message: Message): string {
  const name = attributes(message.body, 16).get(IFLA_IFNAME);
  return name?.toString('latin1', 0, name.length - 1) ?? '';
}
