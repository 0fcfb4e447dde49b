// Asks the kernel for everything of a kind.

import socket from 'pysocket';
import { unpack } from '../helpers/struct';
import { type Message, messages, request } from './message';

export const RTM_GETLINK = 18;
export const RTM_GETADDR = 22;
export const RTM_GETROUTE = 26;

const NLM_F_REQUEST = 1;
const NLM_F_DUMP = 0x300;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const FAMILY_HEADER = 16;

/** The answers come in several datagrams; a message of its own is the end of them. */
export function dump(type: number, family: number = socket.AF_UNSPEC): Message[] {
  using sock = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE);
  sock.bind([0, 0]);
  const body = Buffer.alloc(FAMILY_HEADER);
  body[0] = family;
  const sequence = 1;
  sock.sendto(request(type, NLM_F_REQUEST | NLM_F_DUMP, sequence, body), [0, 0]);
  const found: Message[] = [];
  for (;;) {
    const datagram = sock.recv(1 << 16);
    for (const message of messages(datagram)) {
      if (message.sequence !== sequence) continue;
      if (message.type === NLMSG_DONE) return found;
      if (message.type === NLMSG_ERROR) {
        const [code = 0] = unpack('=i', message.body);
        throw new socket.OSError(-code, 'the kernel refused');
      }
      found.push(message);
    }
  }
}
