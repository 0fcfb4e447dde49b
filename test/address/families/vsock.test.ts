/** AF_VSOCK: between a machine and its guests, or on one machine if the loopback module is loaded. */
import { existsSync } from 'node:fs';
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing, FLAVOURS } from '../../helpers/flavours.js';
import { needNames, refusal } from '../../helpers/kernel.js';

beforeEach(() => needNames('AF_VSOCK'));

const { AF_VSOCK, SOCK_STREAM, VMADDR_CID_ANY, VMADDR_CID_LOCAL, VMADDR_PORT_ANY } = socket;

const refused = refusal(AF_VSOCK, SOCK_STREAM);
const hasLoopback = existsSync('/sys/module/vsock_loopback');
if (!hasLoopback) console.log('AF_VSOCK is not tested to the end: no module vsock_loopback');

describe.each(FLAVOURS)('$name', (flavour) => {
  const open = () => closing(flavour.socket(AF_VSOCK, SOCK_STREAM));

  it('is there, or refused', async () => {
    if (refused === null) expect(open().family).toBe(AF_VSOCK);
    else expect(await raised(open)).toMatchObject({ code: 'EAFNOSUPPORT' });
  });

  it.skipIf(refused !== null)('a server has a port that the kernel chose', async () => {
    const sock = open();
    expect(sock.getsockname()).toEqual([VMADDR_CID_ANY, VMADDR_PORT_ANY]);
    sock.bind([VMADDR_CID_ANY, VMADDR_PORT_ANY]);
    const [cid, port] = sock.getsockname<[number, number]>();
    expect([cid, port !== VMADDR_PORT_ANY]).toEqual([VMADDR_CID_ANY, true]);
    sock.listen();
    sock.setblocking(false);
    expect(await raised(() => sock.accept())).toBeInstanceOf(socket.BlockingIOError);
    expect(await raised(() => open().bind([VMADDR_CID_ANY, port]))).toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it.skipIf(!hasLoopback)('the machine talks to itself', async () => {
    const listener = open();
    listener.bind([VMADDR_CID_LOCAL, VMADDR_PORT_ANY]);
    listener.listen();
    const [, port] = listener.getsockname<[number, number]>();
    const client = open();
    await client.connect([VMADDR_CID_LOCAL, port]);
    const [accepted, address] = await listener.accept();
    const server = closing(accepted);
    expect(address).toEqual([VMADDR_CID_LOCAL, client.getsockname<[number, number]>()[1]]);
    expect(client.getpeername()).toEqual([VMADDR_CID_LOCAL, port]);
    await client.sendall(Buffer.from('there'));
    expect((await server.recv(100)).toString()).toBe('there');
    client.close();
    expect((await server.recv(100)).length).toBe(0);
  });
});
