// vm contexts: each has its own realm, with its own Error, Uint8Array and Object.prototype.
const assert = require('node:assert/strict');
const vm = require('node:vm');
const { again, inContext } = require('./evaluate.cjs');
const { meet, raised } = require('./meet.cjs');

/** An evaluation accepts values of another realm and raises errors of its own. */
async function takes({ socket, promises, selectors }, own, other) {
  const make = (source) => vm.runInContext(source, other);
  const [a, b] = socket.socketpair();
  for (const bytes of [
    'new Uint8Array([104, 105])',
    'new Uint16Array([1, 2])',
    'new ArrayBuffer(3)',
  ]) {
    const given = make(bytes);
    a.sendall(given);
    assert.equal(b.recv_into(given), given.byteLength);
  }
  if ('sendmsg' in a) a.sendmsg(make('[new Uint8Array([1]), new DataView(new ArrayBuffer(2))]'));
  else a.sendall(make('new DataView(new ArrayBuffer(3))'));
  assert.equal(b.recv(make('3')).length, 3);
  a.send(make('new Uint8Array(4)'));
  assert.equal(b.recv_into(make('({ buffer: new Uint8Array(9), nbytes: 2 })')), 2);
  assert.equal(b.recv(9).length, 2);
  b.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, make('new Int32Array([65536])'));

  const server = socket.create_server(make('["127.0.0.1", 0]'), make('({ backlog: 3 })'));
  const [host, port] = server.getsockname();
  const bytes = make('(text) => Uint8Array.from(text, (c) => c.charCodeAt(0))')(host);
  socket.create_connection([bytes, port], make('({ timeout: 3 })')).close();
  assert.equal(socket.getaddrinfo(bytes, port, make('({ type: 1 })')).length, 1);
  server.close();
  const keywords = make('Object.assign(Object.create(null), { fileno: -2 })');
  assert(raised(() => socket.socket(keywords)) instanceof socket.ValueError);
  // An object that is not plain is not plain in any realm.
  const instance = raised(() => socket.socket(make('new (class Keywords {})()')));
  assert.match(instance.message, /^'Keywords' object cannot/);
  assert.match(raised(() => socket.socket(make('new Date(0)'))).message, /^'Date' object/);
  assert.match(raised(() => a.send(make('({})'))).message, /no keyword|exactly one|at least 1/);
  assert.match(raised(() => a.send(make('[1]'))).message, /not 'tuple'$/);
  assert.match(raised(() => a.settimeout(make('new Uint8Array(1)'))).message, /'bytearray'|float/);

  const { Error: OwnError, TypeError: OwnTypeError } = vm.runInContext(
    '({ Error, TypeError })',
    own,
  );
  assert(raised(() => a.send('text')) instanceof OwnTypeError);
  assert(raised(() => a.getsockopt(1, 9999)) instanceof OwnError);

  const selector = new selectors.DefaultSelector();
  for (const error of ['TypeError', 'Error']) {
    const file = make(`({ fileno() { throw new ${error}('of the program'); } })`);
    const thrown = raised(() => selector.register(file, selectors.EVENT_READ));
    if (error === 'TypeError') assert.match(thrown.message, /^Invalid file object: /);
    else assert.equal(thrown.message, 'of the program');
  }
  selector.close();

  const controller = new AbortController();
  const signal = Object.assign(make('({})'), { signal: controller.signal });
  const waiting = a.promises.recv(1, signal);
  controller.abort();
  const aborted = await waiting.catch((error) => error);
  assert(aborted instanceof promises.AbortError && aborted instanceof OwnError);
  // The program's own error is recognized by its name, so that no bytes read so far are lost.
  const file = a.promises.makefile('rb');
  b.sendall(Buffer.from('half'));
  const failing = new AbortController();
  const line = file.readline({ signal: failing.signal });
  setImmediate(() => failing.abort());
  assert.equal((await line.catch((error) => error)).name, 'AbortError');
  assert.equal(String(await file.read(4)), 'half');
  await file.close();
  a.close();
  b.close();
}

(async () => {
  // Without timers, as in Jest's jsdom, which lacks some of them and replaces others.
  const here = vm.createContext({ AbortController });
  const there = vm.createContext({ AbortController });
  const main = again();
  const one = inContext(here);
  const two = inContext(there);
  await meet(main, one);
  await meet(one, two);
  await takes(main, vm.createContext({ Error, TypeError }), here);
  await takes(one, here, there);
  await takes(two, there, here);
  console.log('the end');
})();
