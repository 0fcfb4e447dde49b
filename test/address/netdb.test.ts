import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { BOTH } from '../helpers/flavours.js';
import { noMachine, saysOnMachine } from '../helpers/machine.js';

if (noMachine !== null) console.log(`no machine of its own: ${noMachine}`);

describe.skipIf(noMachine !== null).each(BOTH)('on a machine of its own, $name', (flavour) => {
  const says = (source: string) => saysOnMachine(source, flavour.path);

  it('a host with more aliases than the first guess has room for', () => {
    const [name, aliases, addresses] = says(
      "say(JSON.stringify(await socket.gethostbyaddr('127.0.1.5')));",
    ) as [string, string[], string[]];
    expect([name, addresses]).toEqual(['many.test', ['127.0.1.5']]);
    const expected = Array.from({ length: 300 }, (_, i) => `alias${String(i).padStart(3, '0')}`);
    expect(aliases).toEqual(expected);
  });

  it("errors have Node's code, syscall and address", () => {
    const errors = says(`
      const errorOf = async (call) => { try { await call(); } catch (e) {
        return [e.name, e.errno, e.code ?? null, e.syscall, e.address]; } };
      say(JSON.stringify([
        await errorOf(() => socket.gethostbyname('nosuch.invalid')),
        await errorOf(() => socket.gethostbyname('servfail.test')),
        await errorOf(() => socket.gethostbyaddr('127.0.0.77')),
        await errorOf(() => socket.getnameinfo(['127.0.0.77', 80], socket.NI_NAMEREQD)),
      ]));`);
    expect(errors).toEqual([
      ['gaierror', -2, 'ENOTFOUND', 'getaddrinfo', 'nosuch.invalid'],
      ['gaierror', -3, 'EAI_AGAIN', 'getaddrinfo', 'servfail.test'],
      ['herror', 1, null, 'gethostbyaddr', '127.0.0.77'],
      ['gaierror', -2, 'ENOTFOUND', 'getnameinfo', '127.0.0.77'],
    ]);
  });

  it('bytes that are no UTF-8 are an error, in names and in aliases', () => {
    const errors = says(`
      const errorOf = async (host) => { try { await socket.gethostbyaddr(host); } catch (e) {
        return [e instanceof socket.UnicodeDecodeError, e.message]; } };
      say(JSON.stringify(await Promise.all(['127.0.1.3', '127.0.1.4'].map(errorOf))));`);
    const text = "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte";
    expect(errors).toEqual([
      [true, text],
      [true, text],
    ]);
  });

  it('a timeout limits no lookup', () => {
    const sent = says(`
      const [to, sock] = [0, 0].map(() => socket.socket(socket.AF_INET, socket.SOCK_DGRAM));
      to.bind(['127.0.0.1', 0]);
      sock.settimeout(1e-9);
      say(JSON.stringify(await sock.sendto(Buffer.from('x'), ['two.test', to.getsockname()[1]])));`);
    expect(sent).toBe(1);
  });

  it('sethostname is for who has the right to', () => {
    const error = says(`
      process.setgid(65534);
      process.setuid(65534);
      try { socket.sethostname('x'); } catch (e) {
        say(JSON.stringify([e.name, e.errno, e.code, e.syscall, socket.gethostname()])); }`);
    expect(error).toEqual(['PermissionError', 1, 'EPERM', 'sethostname', 'machine']);
  });
});

describe.each(BOTH)('anywhere, $name', (flavour) => {
  const socket = flavour.module;

  it('a host is also any Uint8Array', async () => {
    expect(await socket.gethostbyname(new Uint8Array(Buffer.from('127.0.0.1')))).toBe('127.0.0.1');
    expect(await socket.gethostbyname(Buffer.from('127.1'))).toBe('127.0.0.1');
  });

  it('what getsockname returned is what getnameinfo takes', async () => {
    using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    sock.bind(['127.0.0.1', 0]);
    const name = sock.getsockname();
    const numeric = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV;
    expect(await socket.getnameinfo(name, numeric)).toEqual(['127.0.0.1', String(name[1])]);
    // And the next call does not use the previous address.
    expect(await socket.getnameinfo(['127.0.0.2', 9], numeric)).toEqual(['127.0.0.2', '9']);
    const sent = Buffer.from('x');
    expect(await sock.sendto(sent, name)).toBe(1);
    await socket.getnameinfo(['::1', 9], numeric);
    expect(await sock.sendto(sent, name)).toBe(1);
    expect([await sock.recv(9), await sock.recv(9)]).toEqual([sent, sent]);
  });

  it('an array whose parts have getters is read once', async () => {
    let reads = 0;
    const pair = ['', 9] as [string, number];
    Object.defineProperty(pair, 0, { get: () => (reads++ === 0 ? '127.0.0.1' : '::1') });
    const numeric = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV;
    expect(await socket.getnameinfo(pair, numeric)).toEqual(['127.0.0.1', '9']);
  });

  it('threads ask at the same time and get their own answers', async () => {
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      const socket = require('${flavour.path}');
      (async () => {
      const wrong = new Set();
      for (let i = 0; i < 2000; i++) {
        const host = '127.0.' + workerData + '.' + (i % 250);
        const got = await socket.gethostbyname(host);
        if (got !== host) wrong.add(got);
        const number = socket.getprotobyname(workerData % 2 === 0 ? 'tcp' : 'udp');
        if (number !== (workerData % 2 === 0 ? 6 : 17)) wrong.add(number);
        const port = socket.getservbyname(workerData % 2 === 0 ? 'http' : 'domain');
        if (port !== (workerData % 2 === 0 ? 80 : 53)) wrong.add(port);
      }
      parentPort.postMessage([...wrong]);
      })();`;
    const workers = [1, 2, 3, 4].map((n) => new Worker(source, { eval: true, workerData: n }));
    const answers = await Promise.all(workers.map(async (worker) => once(worker, 'message')));
    expect(answers).toEqual([[[]], [[]], [[]], [[]]]);
    await Promise.all(workers.map((worker) => worker.terminate()));
  });

  it('getfqdn has no AttributeError to throw', async () => {
    expect(await raised(() => socket.getfqdn(null as never))).toMatchObject({
      name: 'TypeError',
      message: "'NoneType' object has no attribute 'strip'",
    });
    expect(await raised(() => socket.getfqdn(5 as never))).toMatchObject({
      name: 'TypeError',
      message: "'int' object has no attribute 'strip'",
    });
  });
});
