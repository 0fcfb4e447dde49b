# server.py streams|protocol tcp|udp
import asyncio
import socket
import sys


async def echo(reader, writer):
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    writer.close()


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


class Answer(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        for _ in range(data[0]):
            self.transport.sendto(data, address)


async def main(form, kind):
    loop = asyncio.get_running_loop()
    if kind == "udp":
        transport, _ = await loop.create_datagram_endpoint(Answer, ("127.0.0.1", 0))
        name = transport.get_extra_info("sockname")
    else:
        if form == "streams":
            server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=4096)
        else:
            server = await loop.create_server(Echo, "127.0.0.1", 0, backlog=4096)
        name = server.sockets[0].getsockname()
    print(name[1], flush=True)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin, ended.set)
    await ended.wait()


asyncio.run(main(sys.argv[1], sys.argv[2]))
