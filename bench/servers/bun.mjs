// Bun's own API: Bun.listen and Bun.udpSocket.
if (process.argv[2] === 'udp') {
  const server = await Bun.udpSocket({
    hostname: '127.0.0.1',
    socket: {
      data(socket, bytes, port, address) {
        for (let i = 0; i < bytes[0]; i++) socket.send(bytes, port, address);
      },
    },
  });
  console.log(server.port);
} else {
  const server = Bun.listen({
    hostname: '127.0.0.1',
    port: 0,
    socket: {
      open(socket) {
        socket.setNoDelay(true);
      },
      data(socket, bytes) {
        socket.write(bytes);
      },
    },
  });
  console.log(server.port);
}
process.stdin.on('end', () => process.exit()).resume();
