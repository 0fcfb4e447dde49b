/** No wake-up is lost where the engine reports a direction once. The first argument names the scenario. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import socket from 'pysocket/promises';
import { select } from 'pysocket/promises/select';
import { DefaultSelector, EVENT_READ, EVENT_WRITE } from 'pysocket/promises/selectors';

const bytes = (text) => Buffer.from(text);
const text = async (promise) => String(await promise);
/** Milliseconds; long enough for the engine to have reported. */
const TOLD = 30;

async function received(sock, size) {
  let count = 0;
  while (count < size) count += (await sock.recv(1 << 20)).length;
  return count;
}

async function outcome(promise) {
  return promise.then(String, (error) => error.name);
}

const scenarios = {
  async 'many connections, back and forth'() {
    const server = socket.create_server(['127.0.0.1', 0]);
    const echo = async (conn) => {
      for (let data; (data = await conn.recv(65536)).length > 0;) await conn.sendall(data);
      conn.close();
    };
    const serving = (async () => {
      const connections = [];
      for await (const [conn] of server) connections.push(echo(conn));
      await Promise.all(connections);
    })();
    const client = async (name) => {
      const conn = await socket.create_connection(server.getsockname());
      for (let round = 0; round < 40; round++) {
        const message = `${name} ${round}`;
        await conn.sendall(bytes(message));
        let answer = '';
        while (answer.length < message.length) answer += await conn.recv(100);
        assert.equal(answer, message);
      }
      conn.close();
    };
    await Promise.all(Array.from({ length: 40 }, (_, number) => client(`client ${number}`)));
    server.close();
    await serving;
  },
  async 'more than there is room for'([one, other]) {
    const size = 8 << 20;
    const sending = one.sendall(Buffer.alloc(size));
    assert.equal(await received(other, size), size);
    await sending;
    // And again, after the engine has reported the direction and a call was refused.
    const [sent] = await Promise.all([one.sendall(Buffer.alloc(size)), received(other, size)]);
    assert.equal(sent, null);
  },
  async 'refused before the descriptor is watched'([one, other]) {
    const waiting = one.recv(9);
    await other.sendall(bytes('first'));
    assert.equal(await text(waiting), 'first');
  },
  async 'reported while nobody waits, refused later'([one, other]) {
    await other.sendall(bytes('a'));
    await pause(TOLD);
    const first = one.recv(1);
    const second = one.recv(1);
    assert.equal(await text(first), 'a');
    await other.sendall(bytes('b'));
    assert.equal(await text(second), 'b');
    await other.sendall(bytes('c'));
    await pause(TOLD);
    assert.equal(await text(one.recv(1)), 'c');
    const last = one.recv(1);
    await pause(TOLD);
    await other.sendall(bytes('d'));
    assert.equal(await text(last), 'd');
  },
  async 'reported, and a blocking call was sooner'([one, other]) {
    const waiting = one.recv(1);
    await other.sendall(bytes('a'));
    assert.equal(String(one.blocking.recv(1)), 'a');
    await pause(TOLD);
    await other.sendall(bytes('b'));
    assert.equal(await text(waiting), 'b');
  },
  async 'calls in a row, one of them cancelled'([one, other]) {
    const controller = new AbortController();
    const first = outcome(one.recv(5, { signal: controller.signal }));
    const second = one.recv(5);
    const third = one.recv(5);
    await pause(TOLD);
    controller.abort();
    await pause(TOLD);
    await other.sendall(bytes('two'));
    assert.equal(await text(second), 'two');
    await other.sendall(bytes('three'));
    assert.equal(await text(third), 'three');
    assert.equal(await first, 'AbortError');
  },
  async 'two objects on one descriptor'([one, other]) {
    const twin = new socket.socket(one.family, one.type, one.proto, one.fileno());
    const calls = [one.recv(1), twin.recv(1), one.recv(1), twin.recv(1)];
    for (const letter of 'abcd') {
      await other.sendall(bytes(letter));
      await pause(TOLD);
    }
    const all = await Promise.all(calls);
    assert.equal(all.map(String).sort().join(''), 'abcd');
    twin.detach();
  },
  async 'a timeout, and a call after it'([one, other]) {
    one.settimeout(0.05);
    assert.equal(await outcome(one.recv(1)), 'TimeoutError');
    one.settimeout(5);
    const waiting = one.recv(1);
    await pause(TOLD);
    await other.sendall(bytes('a'));
    assert.equal(await text(waiting), 'a');
  },
  async 'the end of the other side, and close()'([one, other]) {
    const waiting = one.recv(1);
    await pause(TOLD);
    other.close();
    assert.equal((await waiting).length, 0);
    const [end, peer] = socket.socketpair();
    const closed = end.recv(1).catch((error) => error.errno);
    await pause(TOLD);
    end.close();
    assert.equal(await closed, 10038);
    peer.close();
  },
  async 'MSG_WAITALL, and MSG_PEEK with it'([one, other]) {
    const all = one.recv(6, socket.MSG_WAITALL);
    await other.sendall(bytes('abc'));
    await pause(TOLD);
    await other.sendall(bytes('def'));
    assert.equal(await text(all), 'abcdef');
    const peeked = one.recv(6, socket.MSG_WAITALL | socket.MSG_PEEK);
    await other.sendall(bytes('123'));
    await pause(TOLD);
    await other.sendall(bytes('456'));
    assert.equal(await text(peeked), '123456');
    assert.equal(await text(one.recv(9)), '123456');
  },
  async datagrams() {
    const [one, other] = [0, 0].map(() => socket.socket(socket.AF_INET, socket.SOCK_DGRAM));
    one.bind(['127.0.0.1', 0]);
    const buffer = Buffer.alloc(9);
    const calls = [one.recvfrom(9), one.recvfrom_into(buffer)];
    for (const message of ['one', 'other']) {
      await pause(TOLD);
      await other.sendto(bytes(message), one.getsockname());
    }
    const [[data], [count]] = await Promise.all(calls);
    assert.deepEqual([String(data), count, String(buffer.subarray(0, count))], ['one', 5, 'other']);
    for (const sock of [one, other]) sock.close();
  },
  async 'connections that are refused'() {
    const server = socket.create_server(['127.0.0.1', 0]);
    const nobody = server.getsockname();
    server.close();
    for (const timeout of [null, 5]) {
      const sock = socket.socket();
      sock.settimeout(timeout);
      const error = await sock.connect(nobody).catch((raised) => raised);
      assert.deepEqual([error.name, error.winerror], ['ConnectionRefusedError', 10061]);
      sock.close();
      const again = socket.socket();
      again.settimeout(timeout);
      assert.equal(await again.connect_ex(nobody), 10061);
      again.close();
    }
  },
  async 'select()'([one, other]) {
    const waiting = select([one], [], []);
    await pause(TOLD);
    await other.sendall(bytes('a'));
    assert.deepEqual(await waiting, [[one], [], []]);
    assert.deepEqual(await select([one], [other], []), [[one], [other], []]);
    // A call consumes the bytes that select() reported.
    assert.equal(await text(one.recv(1)), 'a');
    const beside = select([one], [], []);
    const call = one.recv(1);
    await other.sendall(bytes('b'));
    assert.equal(await text(call), 'b');
    await pause(TOLD);
    await other.sendall(bytes('c'));
    assert.deepEqual(await beside, [[one], [], []]);
    assert.equal(await text(one.recv(1)), 'c');
    assert.deepEqual(await select([one], [], [], 0.05), [[], [], []]);
    const nothing = await select([], [], []).catch((error) => error);
    assert.deepEqual([nothing.name, nothing.winerror, nothing.errno], ['OSError', 10022, 22]);
  },
  async 'select() of what is urgent, with other bytes unread'([one, other]) {
    await other.sendall(bytes('unread'));
    const waiting = select([], [], [one]);
    const before = process.cpuUsage();
    await pause(10 * TOLD);
    const { user, system } = process.cpuUsage(before);
    // The wait must not spin by asking again and again.
    assert.ok(user + system < 5 * TOLD * 1000, `${user + system} microseconds of ${10 * TOLD} ms`);
    await other.send(bytes('!'), socket.MSG_OOB);
    assert.deepEqual(await waiting, [[], [], [one]]);
  },
  async 'a selector'([one, other]) {
    const selector = new DefaultSelector();
    selector.register(one, EVENT_READ);
    const waiting = selector.select();
    await pause(TOLD);
    await other.sendall(bytes('a'));
    const [[key, events]] = await waiting;
    assert.deepEqual([key.fileobj, events], [one, EVENT_READ]);
    selector.register(other, EVENT_WRITE);
    assert.equal((await selector.select()).length, 2);
    selector.close();
  },
};

const pair = socket.socketpair();
await scenarios[process.argv[2]](pair);
for (const sock of pair) sock.close();
