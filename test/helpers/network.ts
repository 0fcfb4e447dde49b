/**
 * A private network for the tests of a file, with its own links and settings. Its sockets are used in
 * this process: a socket stays in the network in which it was created, so a process inside the network
 * creates the sockets and passes them on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import socket, { recv_fds, type socket as Socket } from 'pysocket';
import { afterAll, beforeAll } from 'vitest';
import { type AnySocket, closing, type Flavour } from './flavours.js';
import { noMachine, onMachine } from './machine.js';
import { removedDirectory } from './temporary.js';

const SERVE = join(__dirname, 'network', 'serve.mjs');
/** Seconds; far more than starting takes. */
const LIMIT = 20;
const MAX_ANSWER = 1 << 17;

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

export class Network {
  private readonly process: ChildProcess;
  private readonly channel: Socket;

  constructor() {
    using directory = removedDirectory();
    using listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET);
    listener.settimeout(LIMIT);
    listener.bind(join(directory.path, 'channel'));
    listener.listen();
    const [name = '', ...args] = onMachine([
      process.execPath,
      SERVE,
      String(listener.getsockname()),
    ]);
    this.process = spawn(name, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    [this.channel] = listener.accept();
    this.channel.settimeout(LIMIT);
  }

  private ask(action: string, args: readonly unknown[]): [answer: unknown, fds: number[]] {
    this.channel.send(Buffer.from(JSON.stringify({ action, args })));
    const [answer, fds] = recv_fds(this.channel, MAX_ANSWER, 1);
    return [JSON.parse(answer.toString()), fds];
  }

  /** A socket of this network, closed with the test. Throws OSError as its constructor does. */
  socket(flavour: Flavour, family: number, type: number, proto = 0): AnySocket {
    const [answer, [fd]] = this.ask('open', [family, type, proto]);
    if (fd !== undefined) return closing(flavour.wrap(fd));
    throw new socket.OSError((answer as { errno: number }).errno, 'no socket');
  }

  /** Runs a command inside the network. Returns its standard output. */
  run(...command: string[]): string {
    const [answer] = this.ask('run', command);
    const { status, stdout, stderr } = answer as Ran;
    if (status === 0) return stdout;
    throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  }

  /** Writes a file inside the network, whose settings are files of /proc/sys/net. */
  write(path: string, text: string): void {
    this.ask('write', [path, text]);
  }

  /** A pair of connected links, both up, that carry no other traffic. */
  cable(left: string, right: string): void {
    this.write('/proc/sys/net/ipv6/conf/default/disable_ipv6', '1');
    this.run('ip', 'link', 'add', left, 'type', 'veth', 'peer', 'name', right);
    for (const name of [left, right]) this.run('ip', 'link', 'set', name, 'up');
  }

  /** Wraps a command so that it enters this network but otherwise stays in the test's own environment. */
  enter(command: readonly string[]): string[] {
    const preload = process.env.LD_PRELOAD;
    const restore = preload === undefined ? [] : ['env', `LD_PRELOAD=${preload}`];
    const network = `--net=/proc/${this.process.pid}/ns/net`;
    return ['env', '-u', 'LD_PRELOAD', 'nsenter', network, ...restore, ...command];
  }

  /** Ends the processes in the network. The network itself disappears with its last socket. */
  end(): void {
    this.channel.close();
    this.process.kill('SIGKILL');
  }
}

/** An empty network with a loopback, shared by all tests of a describe block. */
export function ownNetwork(): () => Network {
  let network: Network | null = null;
  beforeAll(() => {
    network = new Network();
  });
  afterAll(() => network?.end());
  return () => {
    if (network === null) throw new Error('only tests have a network');
    return network;
  };
}

/** Prints and returns why no such network can be made; null if it can. */
export function reasonAgainstNetwork(): string | null {
  if (noMachine !== null) console.log(`no network of its own: ${noMachine}`);
  return noMachine;
}
