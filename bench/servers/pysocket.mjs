// @ts-check
// With PYSOCKET_ENGINE=thread, it is woken as on runtimes without libuv.
import socket from 'pysocket/promises';

/** @param {import('pysocket/promises').socket} connection */
async function echo(connection) {
  try {
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1);
    for (let data; (data = await connection.recv(4096)).length > 0;) {
      await connection.sendall(data);
    }
  } catch {
    // The connection was reset.
  }
  connection.close();
}

async function serve() {
  const server = socket.create_server(['127.0.0.1', 0], { backlog: 4096 });
  console.log(server.getsockname()[1]);
  for await (const [connection] of server) void echo(connection);
}

async function answer() {
  const server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  server.bind(['127.0.0.1', 0]);
  console.log(server.getsockname()[1]);
  const buffer = Buffer.allocUnsafeSlow(1024);
  for (;;) {
    const [got, address] = await server.recvfrom_into(buffer);
    if (address === null) continue;
    const bytes = buffer.subarray(0, got);
    for (let i = 0; i < buffer[0]; i++) await server.sendto(bytes, address);
  }
}

process.stdin.on('end', () => process.exit()).resume();
await (process.argv[2] === 'udp' ? answer() : serve());
