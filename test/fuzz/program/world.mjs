// The objects of one run: sockets of every kind, memory, and the mischief that a getter may do during a
// conversion.
import { closeSync, openSync } from 'node:fs';
import socket from 'pysocket';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_STREAM } = socket;

/** The error that hostile getters throw. A call may let it through. */
export class Planted extends Error {}

/** A family unknown to all rules, for a real socket. */
const UNKNOWN_FAMILY = 12345;

class Subclass extends socket.socket {}

let abstract = 0;

/** The family of the pairs that the system makes, or that Python makes over the loopback. */
const pairFamily = familyOfPairs();

function familyOfPairs() {
  const pair = socket.socketpair();
  for (const sock of pair) sock.close();
  return pair[0].family;
}

export class World {
  /** Everything to be closed at the end. */
  owned = new Set();
  memory = new ArrayBuffer(64, { maxByteLength: 128 });

  constructor() {
    const listener = this.own(socket.create_server(['127.0.0.1', 0]));
    const client = this.own(socket.socket(AF_INET, SOCK_STREAM));
    client.connect_ex(listener.getsockname());
    const [stream, otherStream] = this.pair(SOCK_STREAM);
    const [packets, otherPackets] = this.pair(SOCK_SEQPACKET);
    const [unix, otherUnix] = this.pair(SOCK_DGRAM);
    const udp = this.bound(AF_INET, ['127.0.0.1', 0]);
    const udp6 = this.bound(AF_INET6, ['::1', 0]);
    const named =
      pairFamily === AF_UNIX
        ? this.bound(AF_UNIX, `\0pysocket-fuzz-${process.pid}-${abstract++}`)
        : this.bound(AF_INET, ['127.0.0.1', 0]);
    const closed = socket.socket();
    closed.close();
    const detached = socket.socket();
    socket.close(detached.detach());
    const stranger = this.own(
      socket.socket({ family: UNKNOWN_FAMILY, fileno: socket.dup(udp.fileno()) }),
    );
    const fresh = this.own(new Subclass());
    // Families with their own rules for addresses, on a socket of a different family.
    const wears = (family = UNKNOWN_FAMILY, proto = 0) =>
      this.own(socket.socket({ family, proto, fileno: socket.dup(udp.fileno()) }));
    const { AF_ALG, AF_BLUETOOTH, AF_CAN, AF_NETLINK, AF_PACKET, AF_TIPC, AF_VSOCK } = socket;
    const others = {
      alg: wears(AF_ALG),
      l2cap: wears(AF_BLUETOOTH, socket.BTPROTO_L2CAP),
      hci: wears(AF_BLUETOOTH, socket.BTPROTO_HCI),
      can: wears(AF_CAN, socket.CAN_RAW),
      isotp: wears(AF_CAN, socket.CAN_ISOTP),
      j1939: wears(AF_CAN, socket.CAN_J1939),
      netlink: wears(AF_NETLINK),
      packet: wears(AF_PACKET),
      tipc: wears(AF_TIPC),
      vsock: wears(AF_VSOCK),
    };
    this.sockets = {
      listener,
      client,
      stream,
      otherStream,
      packets,
      otherPackets,
      unix,
      otherUnix,
      udp,
      udp6,
      named,
      closed,
      detached,
      stranger,
      fresh,
      ...others,
    };
    for (const sender of [otherStream, otherPackets, otherUnix])
      sender.send(Buffer.from('waiting'));
    udp6.sendto(Buffer.from('waiting'), udp6.getsockname());
    /** The socket whose method is called, and the target of the mischief. */
    this.target = stream;
  }

  own(sock) {
    this.owned.add(sock);
    return sock;
  }

  /** Opens a file and returns its descriptor. */
  file(path) {
    const fd = openSync(path, 'r');
    this.own({ close: () => closeSync(fd) });
    return fd;
  }

  pair(type) {
    if (pairFamily === AF_UNIX || type === SOCK_STREAM) {
      return socket.socketpair(pairFamily, type).map((sock) => this.own(sock));
    }
    const [a, b] = [0, 1].map(() => this.bound(AF_INET, ['127.0.0.1', 0]));
    a.connect(b.getsockname());
    b.connect(a.getsockname());
    return [a, b];
  }

  bound(family, address) {
    const sock = this.own(socket.socket(family, SOCK_DGRAM));
    sock.bind(address);
    return sock;
  }

  /** Adopts the sockets and descriptors that a call has created. */
  adopt(value, isDescriptor) {
    const first = Array.isArray(value) ? value[0] : value;
    if (isDescriptor && typeof first === 'number' && first >= 0) this.own(numberToClose(first));
    if (Array.isArray(value)) this.adoptReceived(value);
    if (isSocket(value) || isFile(value)) this.own(value);
    else if (Array.isArray(value)) for (const item of value) this.adopt(item, false);
  }

  /** Adopts the descriptors in the results of recvmsg(), recvmsg_into() and recv_fds(). */
  adoptReceived([received, items, ...rest]) {
    const isMessage = Buffer.isBuffer(received) || typeof received === 'number';
    if (!isMessage || rest.length !== 2 || !Array.isArray(items)) return;
    const passed = items.flatMap((item) => {
      if (typeof item === 'number') return item;
      const [level, type, data] = item;
      const rights = level === socket.SOL_SOCKET && type === socket.SCM_RIGHTS;
      return rights ? [...new Int32Array(new Uint8Array(data).buffer)] : [];
    });
    for (const fd of passed) this.own(numberToClose(fd));
  }

  /** Prevents all calls of the run from waiting, whatever earlier calls have set. */
  calm() {
    socket.setdefaulttimeout(0);
    for (const sock of this.owned) {
      try {
        sock.setblocking?.(false);
      } catch {
        // The run has already closed it.
      }
    }
  }

  dispose() {
    for (const sock of this.owned) {
      try {
        // Files of the promise flavour close later.
        Promise.resolve(sock.close()).catch(() => undefined);
      } catch {
        // The run has closed it without the object's knowledge.
      }
    }
  }
}

/** Whether the value is a socket of either flavour. */
function isSocket(value) {
  return typeof value === 'object' && value !== null && 'getsockopt' in value;
}

/** Whether the value is a file, which keeps the descriptor of its socket open. */
function isFile(value) {
  return typeof value === 'object' && value !== null && 'writelines' in value;
}

function numberToClose(fd) {
  return { close: () => socket.close(fd) };
}

/** Actions that may happen while an argument is read. */
export const MISCHIEF = {
  nothing: () => {},
  throw: () => {
    throw new Planted('planted');
  },
  'close the socket': (world) => world.target.close(),
  'close it and take its number': (world) => {
    world.target.close();
    world.own(socket.socket(pairFamily, SOCK_DGRAM));
  },
  'detach it': (world) => world.adopt(world.target.detach(), true),
  'receive from it': ({ target }) => {
    if (socket.MSG_DONTWAIT === undefined) target.setblocking(false);
    target.recv(10, socket.MSG_DONTWAIT ?? 0);
  },
  'end it': (world) => void world.target.shutdown(socket.SHUT_RDWR),
  'change its timeout': (world) => void world.target.settimeout(0.001),
  'shrink the memory': (world) => world.memory.resize(0),
  'grow the memory': (world) => world.memory.resize(128),
  'detach the memory': ({ memory }) => {
    try {
      structuredClone(memory, { transfer: [memory] });
    } catch (error) {
      // It is already detached, which newer runtimes report.
      if (error.name !== 'DataCloneError') throw error;
    }
  },
  'collect garbage': () => globalThis.gc?.(),
};

const sample = new World();
/** The names of the sockets of a world. */
export const SOCKETS = Object.keys(sample.sockets);
sample.dispose();
