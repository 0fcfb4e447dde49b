/** A constant that does not exist is undefined, which does not count as "not given". */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { endpointOf } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { type AnySocket, BOTH, closing, socketpair } from '../helpers/flavours.js';
import { needCall } from '../helpers/kernel.js';

const { AF_INET, SOCK_STREAM, SOL_SOCKET } = socket;
/** The value of a name that is misspelled or that the platform lacks. */
const absent = (socket as unknown as Record<string, number>)['AF_VSOK'] as number;
const bytes = Buffer.from('x');

type Call = [text: string, parameter: string, call: (a: AnySocket, b: AnySocket) => unknown];

describe.each(BOTH)('$name', (flavour) => {
  const { module, socket: make, socketpair: pair } = flavour;
  const ofSockets: Call[] = [
    ['recv', 'flags', (a) => a.recv(3, absent)],
    ['recvfrom', 'flags', (a) => a.recvfrom(3, absent)],
    ['recv_into', 'flags', (a) => a.recv_into(Buffer.alloc(3), 0, absent)],
    ['recv_into', 'flags', (a) => a.recv_into(Buffer.alloc(3), { flags: absent })],
    ['recvfrom_into', 'flags', (a) => a.recvfrom_into(Buffer.alloc(3), 0, absent)],
    ['recvmsg', 'flags', (a) => a.recvmsg(3, 0, absent)],
    ['recvmsg_into', 'flags', (a) => a.recvmsg_into([Buffer.alloc(3)], 0, absent)],
    ['send', 'flags', (a) => a.send(bytes, absent)],
    ['sendall', 'flags', (a) => a.sendall(bytes, absent)],
    ['sendto', 'flags', (a) => a.sendto(bytes, absent, '/nowhere')],
    ['sendmsg', 'flags', (a) => a.sendmsg([bytes], [], absent)],
    ['getsockopt', 'level', (a) => a.getsockopt(absent, 1)],
    ['getsockopt', 'optname', (a) => a.getsockopt(SOL_SOCKET, absent)],
    ['setsockopt', 'level', (a) => a.setsockopt(absent, 1, 1)],
    ['setsockopt', 'optname', (a) => a.setsockopt(SOL_SOCKET, absent, 1)],
    ['recv_fds', 'flags', (a) => Reflect.apply(module.recv_fds, null, [a, 3, 1, absent])],
    ['send_fds', 'flags', (a) => Reflect.apply(module.send_fds, null, [a, [bytes], [0], absent])],
  ];
  it.each(ofSockets)('%s: %s', async (name, parameter, call) => {
    needCall(name);
    const [a, b] = socketpair(flavour);
    await b.sendall(Buffer.from('data'));
    const error = await raised(() => call(a, b));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe(
      `${name}() argument '${parameter}' is undefined: its name is misspelled, or this platform lacks it`,
    );
    // The call had no effect.
    expect((await a.recv(10)).toString()).toBe('data');
  });

  const ofModules: [parameter: string, call: () => unknown][] = [
    ['family', () => make(absent, SOCK_STREAM)],
    ['type', () => make(AF_INET, absent)],
    ['proto', () => make(AF_INET, SOCK_STREAM, absent)],
    ['family', () => module.socket({ family: absent })],
    ['family', () => new module.socket(absent)],
    ['family', () => pair(absent)],
    ['type', () => pair(socket.AF_UNIX, absent)],
    ['family', () => module.fromfd(0, absent, SOCK_STREAM)],
    ['family', () => module.create_server(['127.0.0.1', 0], { family: absent })],
    ['family', () => module.getaddrinfo('127.0.0.1', 80, absent)],
    ['flags', () => module.getaddrinfo('127.0.0.1', 80, 0, 0, 0, absent)],
    ['flags', () => module.getaddrinfo('127.0.0.1', 80, { flags: absent })],
    ['flags', () => module.getnameinfo(['127.0.0.1', 80], absent)],
    ['family', () => module.inet_pton(absent, '127.0.0.1')],
    ['family', () => module.inet_ntop(absent, bytes)],
  ];
  it.each(ofModules)('of a function: %s', async (parameter, call) => {
    const made: unknown = await raised(call);
    expect(made).toBeInstanceOf(TypeError);
    expect(String(made)).toContain(`'${parameter}' is undefined`);
  });

  it('a subclass that hands on what it got makes what it was asked for', () => {
    class Named extends module.socket {
      constructor(...args: ConstructorParameters<typeof module.socket>) {
        super(...args);
      }
    }
    expect(closing(new Named()).type).toBe(SOCK_STREAM);
  });

  it('an argument that takes no constant may be undefined', async () => {
    const server = closing(module.create_server(['127.0.0.1', 0], { backlog: undefined }));
    const keywords = { timeout: undefined, source_address: undefined };
    closing(await module.create_connection(endpointOf(server), keywords));
    expect(server.fileno()).toBeGreaterThan(0);
  });
});

it('what is undefined is not called None', async () => {
  const sock = closing(socket.socket());
  const error = await raised(() => sock.bind(['127.0.0.1', undefined as never]));
  expect(error.message).toBe("'undefined' object cannot be interpreted as an integer");
});
