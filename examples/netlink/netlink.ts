// Lists the network of this machine as ip(8) does: node netlink.js [link | address | route | route6]

import socket from 'pysocket';
import { print } from '../helpers/print';
import { addresses, links, routes } from './tables';

const TABLES = new Map<string, () => string[]>([
  ['link', links],
  ['address', addresses],
  ['route', () => routes(socket.AF_INET)],
  ['route6', () => routes(socket.AF_INET6)],
]);

const wanted = process.argv.slice(2);
for (const what of wanted.length > 0 ? wanted : TABLES.keys()) {
  const table = TABLES.get(what);
  if (table === undefined) {
    process.stderr.write(`usage: node netlink.js [${[...TABLES.keys()].join(' | ')}]\n`);
    process.exit(2);
  }
  for (const line of table()) print(line);
}
