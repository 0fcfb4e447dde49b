/**
 * Calls that wait for a name: a lookup cannot be interrupted, but no call has to wait for it to end. The
 * name server holds back its answers until it is told to release them.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { preludeOf } from '../../helpers/child.js';
import { noMachine, onMachine } from '../../helpers/machine.js';

if (noMachine !== null) console.log(`no machine of its own: ${noMachine}`);

/** Seconds that the resolver waits for an answer; longer than any of these processes may run. */
const PATIENCE = 25;

const PRELUDE = `
  ${preludeOf('pysocket/promises')}
  const began = performance.now();
  process.on('exit', () => {
    if (performance.now() - began > ${PATIENCE / 2}e3) say('waited for the resolver');
  });
  const nobody = () => undefined;
  const bytes = (text) => Buffer.from(text);
  const udp = (...address) => {
    const sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    if (address.length > 0) sock.bind(address);
    return sock;
  };
  /** Lets the name server answer what it was asked. */
  const release = () => socket.gethostbyname('release.test');
  const outcome = (promise) => promise.then(
    (value) => ['value', value],
    ({ name, errno, syscall, cause }) => [name, errno ?? cause, syscall].filter((x) => x !== undefined),
  );
  const isPending = async (promise) => {
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
    return (await Promise.race([outcome(promise), 'pending'])) === 'pending';
  };
`;

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function run(source: string, env: readonly string[] = []): Ended {
  const program = `${PRELUDE} (async () => { ${source} })();`;
  const [command = '', ...args] = onMachine([
    ...['env', `RES_OPTIONS=timeout:${PATIENCE} attempts:1`, ...env],
    ...[process.execPath, '-e', program],
  ]);
  const options = { cwd: __dirname, encoding: 'utf8', timeout: 29_000 } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { code: status, out: stdout, err: stderr };
}

/** The JSON that the statements pass to `say`, on such a machine. */
function says(source: string): unknown {
  const { code, out, err } = run(source);
  if (code !== 0) throw new Error(`ended with ${code}: ${out}${err}`);
  return JSON.parse(out);
}

/** Calls of sockets, not of files, that take the name of a host. */
const CALLS = `{
  connect: (sock, ...more) => sock.connect(['a.held.test', 9], ...more),
  connect_ex: (sock, ...more) => sock.connect_ex(['a.held.test', 9], ...more),
  sendto: (sock, ...more) => sock.sendto(bytes('x'), ['a.held.test', 9], ...more),
  'sendto with flags': (sock, ...more) => sock.sendto(bytes('x'), 0, ['a.held.test', 9], ...more),
  sendmsg: (sock, ...more) => sock.sendmsg([bytes('x')], [], 0, ['a.held.test', 9], ...more),
}`;
const NAMES = ['connect', 'connect_ex', 'sendto', 'sendto with flags', 'sendmsg'];

describe.skipIf(noMachine !== null)('a call that waits for a name', () => {
  it('rejects at once when its signal is aborted, and has no effect', () => {
    const result = says(`
      const outcomes = [];
      const socks = [];
      for (const call of Object.values(${CALLS})) {
        const sock = udp();
        socks.push(sock);
        const controller = new AbortController();
        const pending = call(sock, { signal: controller.signal });
        if (!(await isPending(pending))) throw new Error('not held');
        controller.abort('why');
        outcomes.push(await outcome(pending));
        outcomes.push(await outcome(call(sock, { signal: controller.signal })));
      }
      await release();
      // Looked up after the others, and answered after them.
      await Promise.all([socket.gethostbyname('canon.test'), socket.gethostbyname('two.test')]);
      say(JSON.stringify([outcomes, socks.map((sock) => sock.getsockname()[1])]));`);
    expect(result).toEqual([
      Array(2 * NAMES.length).fill(['AbortError', 'why']),
      // A socket that has neither connected nor sent has no port.
      Array(NAMES.length).fill(0),
    ]);
  });

  it.each(['close', 'detach'])('rejects with EBADF at once on %s()', (how) => {
    const result = says(`
      const outcomes = {};
      for (const [name, call] of Object.entries(${CALLS})) {
        const sock = udp();
        const pending = outcome(call(sock));
        const fd = sock.${how}();
        outcomes[name] = await pending;
        if (fd !== null) socket.close(fd);
      }
      say(JSON.stringify(outcomes));`);
    expect(result).toEqual({
      connect: ['OSError', 9, 'connect'],
      connect_ex: ['value', 9],
      sendto: ['OSError', 9, 'sendto'],
      'sendto with flags': ['OSError', 9, 'sendto'],
      sendmsg: ['OSError', 9, 'sendmsg'],
    });
  });

  it('so do functions of the module, on their signal', () => {
    const result = says(`
      const controller = new AbortController();
      const last = { signal: controller.signal };
      const pending = [
        socket.getaddrinfo('a.held.test', 80, last),
        socket.gethostbyname('a.held.test', last),
        socket.gethostbyname_ex('a.held.test', last),
        socket.create_connection(['a.held.test', 80], last),
      ].map(outcome);
      controller.abort('why');
      say(JSON.stringify(await Promise.all(pending)));`);
    expect(result).toEqual(Array(4).fill(['AbortError', 'why']));
  });

  it('may have a name that looks like a number', () => {
    const result = says(`
      const pending = outcome(udp().connect(['999.0.0.1', 9]));
      const waits = await isPending(pending);
      await release();
      say(JSON.stringify([waits, (await pending)[0]]));`);
    expect(result).toEqual([true, 'gaierror']);
  });

  it('rejects with a stack that reaches the await', () => {
    const result = says(`
      const stacks = [];
      for (const end of [(sock) => sock.close(), (_sock, controller) => controller.abort()]) {
        const sock = udp();
        const controller = new AbortController();
        async function namedCaller() {
          await sock.connect(['a.held.test', 9], { signal: controller.signal });
        }
        setImmediate(end, sock, controller);
        stacks.push(await namedCaller().catch((error) => error.stack.includes('namedCaller')));
      }
      say(JSON.stringify(stacks));`);
    expect(result).toEqual([true, true]);
  });

  it('is not limited by the timeout of the socket, which is that of the call itself', () => {
    const result = says(`
      const to = udp('127.0.0.1', 0);
      const sock = udp();
      sock.settimeout(0.01);
      const pending = sock.sendto(bytes('x'), ['a.held.test', to.getsockname()[1]]);
      const received = await outcome(sock.recv(1));
      const before = await isPending(pending);
      await release();
      say(JSON.stringify([received[0], before, await pending, String(await to.recv(9))]));`);
    expect(result).toEqual(['TimeoutError', true, 1, 'x']);
  });
});

describe.skipIf(noMachine !== null)('calls behind one that waits for a name', () => {
  const SETUP = `
    const to = udp('127.0.0.1', 0);
    const [, port] = to.getsockname();
    const sock = udp();
    const controllers = [];
    const send = (text, host) => {
      const controller = new AbortController();
      controllers.push(controller);
      return outcome(sock.sendto(bytes(text), [host, port], { signal: controller.signal }));
    };`;

  it('end at once by their own signals, and the others keep their order', () => {
    const result = says(`${SETUP}
      const calls = [
        send('1', 'a.held.test'),
        send('2', '127.0.0.1'),
        send('3', '127.0.0.1'),
        send('4', 'b.held.test'),
      ];
      controllers[1].abort('second');
      controllers[3].abort('fourth');
      const ended = [await calls[1], await calls[3]];
      calls.push(send('5', '127.0.0.1'));
      const waits = [await isPending(calls[0]), await isPending(calls[2]), await isPending(calls[4])];
      await release();
      const received = [];
      for (let i = 0; i < 3; i++) received.push(String(await to.recv(9)));
      say(JSON.stringify([ended, waits, received, await Promise.all(calls)]));`);
    const second = ['AbortError', 'second'];
    const fourth = ['AbortError', 'fourth'];
    const sent = ['value', 1];
    expect(result).toEqual([
      [second, fourth],
      [true, true, true],
      ['1', '3', '5'],
      [sent, second, sent, fourth, sent],
    ]);
  });

  it('go on when that one is cancelled', () => {
    const result = says(`${SETUP}
      const calls = [send('1', 'a.held.test'), send('2', '127.0.0.1'), send('3', 'canon.test')];
      controllers[0].abort('first');
      const received = [String(await to.recv(9)), String(await to.recv(9))];
      say(JSON.stringify([received, await Promise.all(calls)]));`);
    const sent = ['value', 1];
    expect(result).toEqual([
      ['2', '3'],
      [['AbortError', 'first'], sent, sent],
    ]);
  });

  it('reject at once on close()', () => {
    const result = says(`${SETUP}
      const calls = [
        send('1', 'a.held.test'),
        send('2', '127.0.0.1'),
        outcome(sock.sendall(bytes('3'))),
        outcome(sock.connect_ex(['127.0.0.1', port])),
      ];
      sock.close();
      calls.push(send('5', '127.0.0.1'));
      say(JSON.stringify(await Promise.all(calls)));`);
    expect(result).toEqual([
      ['OSError', 9, 'sendto'],
      ['OSError', 9, 'sendto'],
      ['OSError', 9, 'send'],
      ['value', 9],
      ['OSError', 9, 'sendto'],
    ]);
  });

  it('hear nothing of those that receive', () => {
    const result = says(`${SETUP}
      const receiving = sock.recv(9);
      sock.bind(['127.0.0.1', 0]);
      const pending = send('1', 'a.held.test');
      await to.sendto(bytes('hello'), sock.getsockname());
      say(JSON.stringify([String(await receiving), await isPending(pending)]));
      process.exit();`);
    expect(result).toEqual(['hello', true]);
  });
});

describe.skipIf(noMachine !== null)('more names than there are threads to look them up', () => {
  it('keep nobody from numbers', () => {
    const result = says(`
      const server = socket.create_server(['127.0.0.1', 0]);
      const address = server.getsockname();
      for (let i = 0; i < 20; i++) socket.gethostbyname('a.held.test').catch(nobody);
      const client = await socket.create_connection(address);
      const [[, , , , name]] = await socket.getaddrinfo('::1', '80', { type: socket.SOCK_STREAM });
      const [peer] = await server.accept();
      say(JSON.stringify([client.getpeername()[1] === address[1], peer.fileno() >= 0, name]));
      process.exit();`);
    expect(result).toEqual([true, true, ['::1', 80, 0, 0]]);
  });
});

describe.skipIf(noMachine !== null).each(['loop', 'thread'])(
  'a process, woken by a %s',
  (engine) => {
    const CASES: { title: string; source: string; code?: number; out?: string }[] = [
      {
        title: 'ends by itself when the call was cancelled',
        source: `const controller = new AbortController();
        const { signal } = controller;
        const calls = [
          udp().connect(['a.held.test', 9], { signal }),
          socket.getaddrinfo('a.held.test', 9, { signal }),
        ].map(outcome);
        await new Promise(setImmediate);
        controller.abort('why');
        for (const [name] of await Promise.all(calls)) say(name);`,
        out: 'AbortError\nAbortError\n',
      },
      {
        title: 'ends by itself when the socket was closed',
        source: `const sock = udp();
        const pending = outcome(sock.connect(['a.held.test', 9]));
        sock.close();
        say((await pending)[0]);`,
        out: 'OSError\n',
      },
      {
        title: 'ends by itself when the socket does not keep it alive',
        source: `udp().unref().connect(['a.held.test', 9]).catch(nobody);`,
      },
      {
        title: 'lives on while a call waits',
        source: `udp().connect(['a.held.test', 9]).catch(nobody);
        setTimeout(() => process.exit(3), 50).unref();`,
        code: 3,
      },
      {
        title: 'lives on while a call waits behind it',
        source: `const sock = udp().unref();
        sock.connect(['a.held.test', 9]).catch(nobody);
        sock.ref().send(bytes('x')).catch(nobody);
        setTimeout(() => process.exit(3), 50).unref();`,
        code: 3,
      },
      {
        title: 'ends with process.exit()',
        source: `for (let i = 0; i < 20; i++) udp().connect(['a.held.test', 9]).catch(nobody);
        setImmediate(() => process.exit(7));`,
        code: 7,
      },
      {
        title: 'ends a worker whose calls wait',
        source: `const { Worker } = require('node:worker_threads');
        const worker = new Worker(\`
          const socket = require('pysocket/promises');
          socket.socket().connect(['a.held.test', 9]).catch(() => undefined);
          require('node:worker_threads').parentPort.postMessage('waits');\`, { eval: true });
        worker.on('message', async () => say(String(await worker.terminate())));`,
        out: '1\n',
      },
    ];

    it.each(CASES)('$title', ({ source, code = 0, out = '' }) => {
      const ended = run(source, [`PYSOCKET_ENGINE=${engine}`]);
      expect(ended).toEqual({ code, out, err: '' });
    });
  },
);
