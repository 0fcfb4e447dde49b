// Serves test/helpers/network.ts from inside a machine of its own: node serve.mjs path. A request is a
// JSON message on the Unix socket at that path. The answer to a request for a socket carries its descriptor.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import socket from 'pysocket';

const channel = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET);
channel.connect(process.argv[2]);

/**
 * @param {unknown} value
 * @param {number[]} fds
 */
function answer(value, fds = []) {
  const message = [Buffer.from(JSON.stringify(value))];
  if (fds.length > 0) socket.send_fds(channel, message, fds);
  else channel.sendmsg(message);
}

/** @param {[family: number, type: number, proto: number]} kind */
function open(kind) {
  /** @type {socket.socket} */
  let sock;
  try {
    sock = socket.socket(...kind);
  } catch (error) {
    return answer({ errno: error.errno });
  }
  answer({}, [sock.fileno()]);
  sock.close();
}

/** @param {string[]} command */
function run([name = '', ...args]) {
  // A preloaded sanitizer is meant for this program, not for the tools.
  const env = { ...process.env, LD_PRELOAD: '' };
  const { status, stdout, stderr, error } = spawnSync(name, args, { encoding: 'utf8', env });
  answer({ status, stdout, stderr: error?.message ?? stderr });
}

/** @param {[path: string, text: string]} file */
function write([path, text]) {
  writeFileSync(path, text);
  answer({});
}

const ACTIONS = { open, run, write };
for (let message = channel.recv(65536); message.length > 0; message = channel.recv(65536)) {
  const { action, args } = JSON.parse(message.toString());
  ACTIONS[action](args);
}
