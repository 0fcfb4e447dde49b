// @ts-check
// Node's own modules, net and dgram, also on Bun and Deno.
import dgram from 'node:dgram';
import net from 'node:net';

/** @param {{ address(): import('node:net').AddressInfo | string | null }} server */
function ready(server) {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(address.port);
}

if (process.argv[2] === 'udp') {
  const server = dgram.createSocket('udp4');
  server.on('message', (bytes, { address, port }) => {
    for (let i = 0; i < bytes[0]; i++) server.send(bytes, port, address);
  });
  server.bind(0, '127.0.0.1', () => ready(server));
} else {
  const server = net.createServer({ noDelay: true }, (connection) => {
    connection.on('data', (bytes) => connection.write(bytes));
    connection.on('error', () => connection.destroy());
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => ready(server));
}
process.stdin.on('end', () => process.exit()).resume();
