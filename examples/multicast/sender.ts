// Sends lines to a group: node sender.js group port interface hops loop text...
//
//   node sender.js 239.1.2.3 5007 eth0 1 loop 'hello, everybody'
//
// hops is how many networks it may cross: 1 stays in this one. Without `loop` (`noloop`, say) the
// receivers on this machine hear nothing.

import socket from 'pysocket';
import { print } from '../helpers/print';
import { addressOf, prepareToSend, readGroup } from './group';

const [hops = '1', loop = 'loop', ...texts] = process.argv.slice(5);
const group = readGroup(process.argv.slice(2, 5));

using sock = socket.socket(group.family, socket.SOCK_DGRAM);
prepareToSend(sock, group, Number(hops), loop === 'loop');
for (const text of texts) {
  const sent = sock.sendto(Buffer.from(text), addressOf(group));
  print(`${sent} bytes to ${group.address}`);
}
