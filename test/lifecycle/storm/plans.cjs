/**
 * What a worker of the storm does in its loop. A plan prepares its objects and returns a function that
 * runs one round. The list of natives comes from the addon's own table. Only calls that need particular
 * arguments are written down here, so a new native takes part by itself, called with arbitrary values.
 */
const { join } = require('node:path');
const { pick } = require('./random.cjs');

const WAIT = -1;
const HOST = '127.0.0.1';
const EINVAL = -22;

/** The built package in the folder `dist`, and the building blocks of plans. */
class Kit {
  constructor(dist, file) {
    this.dist = dist;
    /** A descriptor that belongs to the main thread. */
    this.file = file;
  }
  /** A module that the package does not export, from the build next to it. */
  internal(module) {
    return require(join(this.dist, '..', 'build-modules', `${module}.js`));
  }
  get native() {
    return this.internal('addon/binding').native;
  }
  get calls() {
    return this.internal('addon/syscalls');
  }
  get socket() {
    return require(join(this.dist, 'index.js'));
  }
  get fd() {
    return require(join(this.dist, 'fd.js'));
  }
  get promiseFd() {
    return require(join(this.dist, 'promises', 'fd.js'));
  }
  get promises() {
    return require(join(this.dist, 'promises.js'));
  }
  /** The family of socketpair(): AF_UNIX, or that of the loopback where the system makes no pairs. */
  get family() {
    const pair = this.socket.socketpair();
    pair.forEach((sock) => sock.close());
    return pair[0].family;
  }
  /** An address that the kernel completes when it is bound. */
  get name() {
    return this.family === this.socket.AF_UNIX ? '' : ['127.0.0.1', 0];
  }
  pair(type = this.socket.SOCK_STREAM) {
    const { family, socket } = this;
    const paired = family === socket.AF_UNIX || type === socket.SOCK_STREAM;
    const [a, b] = paired ? socket.socketpair(family, type) : datagrams(socket);
    this.kept = [a, b];
    return [a, b, a.fileno(), b.fileno()];
  }
  /** A listener, and a function that connects to it. */
  listener(module = this.socket) {
    const server = module.socket(this.family);
    server.bind(this.name);
    server.listen(8);
    this.kept = server;
    return [server, () => connected(this.socket, server.getsockname())];
  }
  /** Makes a call on another thread and waits for its answer. */
  later(name, args) {
    const { native } = this;
    native.startEngine(() => undefined, new Int32Array(64), true);
    return () => {
      const job = native[name](...args);
      while (native.answer(job) === EINVAL);
    };
  }
}

function datagrams(socket) {
  const pair = [0, 1].map(() => socket.socket(socket.AF_INET, socket.SOCK_DGRAM));
  for (const sock of pair) sock.bind(['127.0.0.1', 0]);
  pair.forEach((sock, i) => sock.connect(pair[1 - i].getsockname()));
  return pair;
}

function connected(socket, name) {
  const client = socket.socket(Array.isArray(name) ? socket.AF_INET : socket.AF_UNIX);
  client.connect(name);
  return client;
}

/** Natives for which arbitrary arguments would have no effect, or do harm. */
const NATIVES = {
  traceStart: ({ native, socket }) => {
    const into = new Uint8Array(10 * 256);
    return () => {
      native.traceStart(() => native.traceTake(into));
      native.close(native.socket(socket.AF_INET, socket.SOCK_STREAM, 0));
      native.traceStop();
    };
  },
  traceStop: (kit) => NATIVES.traceStart(kit),
  traceTake: (kit) => NATIVES.traceStart(kit),
  traceMute: ({ native }) => {
    return () => native.traceMute(false);
  },
  socket: ({ native, socket }) => {
    return () => native.close(native.socket(socket.AF_INET, socket.SOCK_STREAM, 0));
  },
  socketpair: ({ native, socket }) => {
    const fds = new Int32Array(2);
    return () => {
      native.socketpair(socket.AF_UNIX, socket.SOCK_STREAM, 0, fds);
      fds.forEach((fd) => native.close(fd));
    };
  },
  dup: ({ native, file }) => {
    return () => native.close(native.dup(file));
  },
  close: (kit) => NATIVES.dup(kit),
  disown: ({ native, file }) => {
    return () => native.disown(file);
  },
  accept: (kit) => {
    const [server, connect] = kit.listener();
    return () => {
      const client = connect();
      kit.native.close(kit.calls.accept(server.fileno(), WAIT));
      client.close();
    };
  },
  connect: (kit) => {
    const [server, connect] = kit.listener();
    return () => {
      connect().close();
      server.accept()[0].close();
    };
  },
  recv: (kit) => {
    const [, b, fd] = kit.pair();
    const into = new Uint8Array(8);
    return () => {
      b.send(into);
      kit.calls.recv(fd, into, 0, 8, 0, WAIT);
    };
  },
  recvfrom: (kit) => {
    const [, b, fd] = kit.pair();
    const into = new Uint8Array(8);
    return () => {
      b.send(into);
      kit.calls.recvfrom(fd, into, 0, 8, 0, WAIT);
    };
  },
  recvmsg: (kit) => {
    const [, b, fd] = kit.pair();
    const control = new Uint8Array(64);
    return () => {
      kit.socket.send_fds(b, [Buffer.from('x')], [kit.file]);
      kit.calls.recvmsg(fd, control, 0, 1, control, 0, WAIT);
      kit.native.deliverDescriptors(control, control.length, false);
    };
  },
  deliverDescriptors: (kit) => NATIVES.recvmsg(kit),
  recvmmsg: (kit) => {
    const [, b, fd] = kit.pair(kit.socket.SOCK_DGRAM);
    const { rooms, close } = batchRooms(kit);
    return () => {
      kit.socket.send_fds(b, [Buffer.from('x')], [kit.file]);
      close(kit.calls.recvmmsg(fd, rooms, 0, WAIT));
    };
  },
  sendmmsg: (kit) => {
    const [, b, fd] = kit.pair(kit.socket.SOCK_DGRAM);
    const none = new Uint8Array(0);
    const parts = [new Uint8Array(4), new Uint8Array(4)];
    return () => {
      kit.calls.sendmmsg(fd, parts, Int32Array.of(1, 0, 0, 1, 0, 0), none, none, 0, WAIT);
      for (const { length } of parts) b.recv(length);
    };
  },
  sendmmsgBatch: (kit) => {
    const [, b, fd] = kit.pair(kit.socket.SOCK_DGRAM);
    const { rooms } = batchRooms(kit);
    return () => {
      kit.calls.sendmmsgBatch(fd, rooms, 0, 2, 0, WAIT);
      for (let i = 0; i < 2; i++) b.recv(8);
    };
  },
  sendto: (kit) => {
    const { family } = kit;
    const receiver = kit.socket.socket(family, kit.socket.SOCK_DGRAM);
    receiver.bind(kit.name);
    const sender = kit.socket.socket(family, kit.socket.SOCK_DGRAM);
    return () => {
      sender.sendto(Buffer.from('x'), receiver.getsockname());
      receiver.recv(1);
    };
  },
  sendfile: (kit) => {
    const [, b, fd] = kit.pair();
    return () => {
      kit.calls.sendfile(fd, kit.file, 0, 16, WAIT);
      b.recv(16);
    };
  },
  // Reading anything but a file could wait forever.
  fileRead: ({ native, file }) => {
    const into = new Uint8Array(16);
    return () => native.fileRead(file, into);
  },
  read: (kit) => {
    const [, b, fd] = kit.pair();
    const into = new Uint8Array(8);
    return () => {
      b.send(into);
      kit.calls.read(fd, into, 0, 8, WAIT);
    };
  },
  readv: (kit) => {
    const [, b, fd] = kit.pair();
    const into = new Uint8Array(8);
    return () => {
      b.send(into);
      kit.calls.readv(fd, [into.subarray(0, 3), into.subarray(3)], WAIT);
    };
  },
  write: (kit) => {
    const [, b, fd] = kit.pair();
    const data = new Uint8Array(8);
    return () => {
      kit.calls.write(fd, data, WAIT);
      b.recv(8);
    };
  },
  writev: (kit) => {
    const [, b, fd] = kit.pair();
    const data = new Uint8Array(4);
    return () => {
      kit.calls.writev(fd, [data, data], WAIT);
      b.recv(8);
    };
  },
  // With an arbitrary command, some calls would create a descriptor that is never closed.
  fcntl: ({ native, file }) => {
    const { F_GETFL } = native.fdConstants();
    return () => native.fcntl(file, F_GETFL, 0);
  },
  fcntlBytes: ({ native, file }) => {
    const { F_GETFD } = native.fdConstants();
    return () => native.fcntlBytes(file, F_GETFD, new Uint8Array(8));
  },
  pipe: ({ native }) => {
    const fds = new Int32Array(2);
    return () => {
      native.pipe(fds);
      fds.forEach((fd) => native.close(fd));
    };
  },
  openpty: ({ native }) => {
    const fds = new Int32Array(2);
    return () => {
      // The system may have run out of pseudo-terminals.
      if (native.openpty(fds) === 0) fds.forEach((fd) => native.close(fd));
    };
  },
  eventfd: ({ native }) => {
    return () => native.close(native.eventfd(0, 0));
  },
  startEngine: ({ native }) => {
    return () => native.startEngine(() => undefined, new Int32Array(64), true);
  },
  receiveAhead: (kit) => {
    NATIVES.startEngine(kit)();
    return () => kit.native.receiveAhead(new Uint8Array(64), 0, new Int32Array(8));
  },
  watch: (kit) => {
    NATIVES.startEngine(kit)();
    const [, , fd] = kit.pair();
    return () => {
      kit.native.watch(fd);
      kit.native.unwatch(fd);
    };
  },
  unwatch: (kit) => NATIVES.watch(kit),
  answer: (kit) => kit.later('getaddrinfoLater', [HOST, null, 0, 0, 0, 0]),
  getaddrinfo: ({ native }) => {
    return () => native.getaddrinfo('localhost', '80', 0, 0, 0, 2);
  },
  gethostbyname: ({ native }) => {
    return () => native.gethostbyname('localhost');
  },
  gethostbynameEx: ({ native }) => {
    return () => native.gethostbynameEx('localhost');
  },
  gethostbyaddr: ({ native }) => {
    return () => native.gethostbyaddr(HOST);
  },
  getnameinfo: ({ native, socket }) => {
    const size = native.encodeInet(socket.AF_INET, HOST, 80, 0, 0);
    return () => native.getnameinfo(size, socket.NI_NUMERICHOST);
  },
  // The name is too long, so that the machine's own is not changed.
  sethostname: ({ native }) => {
    return () => native.sethostname(new Uint8Array(1025));
  },
  // Nothing listens for this signal.
  watchSignal: ({ native }) => {
    return () => native.watchSignal(12);
  },
};

/** The buffers of a batch of four messages, and a function that closes the descriptors received with them. */
function batchRooms({ native }) {
  const rooms = {
    data: new Uint8Array(32),
    rows: new Int32Array(20),
    names: new Uint8Array(512),
    control: new Uint8Array(128),
  };
  const close = (count) => {
    for (let i = 0; i < count; i++) {
      native.deliverDescriptors(rooms.control.subarray(i * 32), rooms.rows[i * 5 + 3], false);
    }
  };
  return { rooms, close };
}

const later = (value) => new Promise((resolve) => setTimeout(resolve, 1000, value));

/** Typical uses of the package. Every descriptor belongs to a socket object. */
const PROGRAMS = {
  'loads the package': ({ socket }) => {
    return () => later(socket.AF_INET);
  },
  'loads both flavours': ({ promises }) => {
    return () => later(promises.AF_INET);
  },
  'socket()': ({ socket }) => {
    return () => socket.socket().close();
  },
  'socketpair()': ({ socket }) => {
    return () => socket.socketpair().forEach((sock) => sock.close());
  },
  'dup() of a socket': (kit) => {
    const [a] = kit.pair();
    return () => a.dup().close();
  },
  'fromfd()': (kit) => {
    const [a, , fd] = kit.pair();
    return () => kit.socket.fromfd(fd, a.family, a.type).close();
  },
  'accept()': (kit) => {
    const [server, connect] = kit.listener();
    return () => {
      const client = connect();
      server.accept()[0].close();
      client.close();
    };
  },
  'create_server()': ({ socket }) => {
    return () => socket.create_server([HOST, 0]).close();
  },
  'create_connection()': (kit) => {
    const server = kit.socket.create_server([HOST, 0]);
    return () => {
      kit.socket.create_connection(server.getsockname()).close();
      server.accept()[0].close();
    };
  },
  'getaddrinfo()': ({ socket }) => {
    return () => socket.getaddrinfo('localhost', 80);
  },
  'a recv() that waits': (kit) => {
    const [a] = kit.pair();
    return () => a.recv(1);
  },
  'an accept() that waits': (kit) => {
    const [server] = kit.listener();
    return () => server.accept();
  },
  garbage: ({ socket }) => {
    return () => socket.socket();
  },
  'promises: recv() and sendall()': ({ promises }) => {
    const [a, b] = promises.socketpair();
    return async () => {
      const received = a.recv(16);
      await b.sendall(Buffer.from('x'));
      await received;
    };
  },
  'a batch that has descriptors': (kit) => {
    if (!('recvmmsg_into' in kit.socket.socket.prototype)) {
      return PROGRAMS['promises: recv() that waits'](kit);
    }
    const { MessageBatch } = require(join(kit.dist, 'messages.js'));
    const [a, b] = kit.pair(kit.socket.SOCK_DGRAM);
    const batch = new MessageBatch(4, 8);
    return () => {
      kit.socket.send_fds(b, [Buffer.from('x')], [kit.file]);
      a.recvmmsg_into(batch);
    };
  },
  'promises: accept()': (kit) => {
    const [server, connect] = kit.listener(kit.promises);
    return async () => {
      const accepted = server.accept();
      const client = connect();
      (await accepted)[0].close();
      client.close();
    };
  },
  'promises: recv() that waits': ({ promises }) => {
    const pairs = [promises.socketpair(), promises.socketpair()];
    return () => Promise.race(pairs.map(([a]) => a.recv(1)));
  },
  // Not a pipe: its creator would have to close it, and is terminated.
  'a read() that waits': (kit) => {
    if (!('read' in kit.fd)) return PROGRAMS['promises: recv() that waits'](kit);
    const [, , number] = kit.pair();
    return () => kit.fd.read(number, 1);
  },
  'promises: read() and write()': (kit) => {
    const { socket, promiseFd } = kit;
    if (!('read' in promiseFd)) return PROGRAMS['promises: recv() that waits'](kit);
    const [a, b] = socket.socketpair();
    return async () => {
      const read = promiseFd.read(a.fileno(), 16);
      await promiseFd.write(b.fileno(), Buffer.from('x'));
      await read;
    };
  },
  'promises: getaddrinfo()': ({ promises }) => {
    return () => promises.getaddrinfo('localhost', 80);
  },
};

const PROGRAM_NAMES = Object.keys(PROGRAMS);

/** The names of the addon's methods, taken from the addon. */
function nativeNames(dist) {
  const { native } = new Kit(dist, -1);
  return Object.keys(native).filter((name) => typeof native[name] === 'function');
}

/** Arbitrary values, but no small number: that would be another worker's descriptor. */
function anything(kit, fd) {
  const circular = [];
  circular.push(circular);
  return [
    ...[fd, fd, fd, -1, 2 ** 31 - 1, 2 ** 40, NaN, Infinity, 0.5 + fd, 7n, true],
    ...[undefined, null, Symbol('x'), {}, [], circular, () => undefined],
    ...['1', HOST, 'ä', '\0', new Uint8Array(0), new Uint8Array(64), new Int32Array(8)],
    ...[
      new Float64Array(4),
      new DataView(new ArrayBuffer(8)),
      new Uint8Array(new SharedArrayBuffer(8)),
    ],
    ...[[new Uint8Array(4), new Uint8Array(4)], new ArrayBuffer(8), kit.socket.AF_UNIX + 2 ** 32],
  ];
}

function hostile(name, kit, random) {
  const [, , fd] = kit.pair();
  const values = anything(kit, fd);
  return () => {
    const args = Array.from({ length: random(7) }, () => pick(random, values));
    if (random(2) === 0) args[0] = fd;
    try {
      kit.native[name](...args);
    } catch {
      // Hostile arguments may raise an error.
    }
  };
}

/** @returns {() => unknown} one round of the plan with that name */
function planOf(name, { dist, file }, random) {
  const kit = new Kit(dist, file);
  const program = PROGRAMS[name] ?? NATIVES[name];
  if (program !== undefined) return program(kit);
  const now = name.replace(/Later$/, '');
  if (now !== name) return kit.later(name, LOOKUPS[now] ?? [HOST]);
  return hostile(name, kit, random);
}

const LOOKUPS = { getaddrinfo: [HOST, null, 0, 0, 0, 0], getnameinfo: [0, 0] };

module.exports = { nativeNames, planOf, PROGRAM_NAMES };
