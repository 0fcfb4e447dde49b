// A key-value store over socketserver: each line is a request and gets a line as its answer. Python: server.py
//
//     set KEY VALUE    get KEY    add KEY NUMBER    delete KEY    keys    quit
//
// A thread of Python's is an async function here, so this is the version with promises.
//
// node server.js [host [port]]; Ctrl+C ends it.

import * as socketserver from 'pysocket/promises/socketserver';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

const [HOST, PORT] = address('127.0.0.1', 5001);
const NUMBER = /^-?[0-9]+$/;

class Store extends socketserver.ThreadingTCPServer {
  static override allow_reuse_address = true;
  static override daemon_threads = true; // Ctrl+C waits for no client
  static override request_queue_size = 128;

  private readonly values = new Map<string, string>();

  // Python's needs a lock: here nothing else runs until the function returns.
  answer(request: string): string {
    const [command, key, value] = /^(\S+)(?:\s+(\S+)(?:\s+(.+))?)?$/.exec(request)?.slice(1) ?? [];
    if (command === 'set' && key !== undefined && value !== undefined) {
      this.values.set(key, value);
      return 'ok';
    }
    if (command === 'get' && key !== undefined && value === undefined) {
      return this.values.get(key) ?? 'none';
    }
    if (command === 'add' && key !== undefined && value !== undefined) {
      const before = this.values.get(key) ?? '0';
      if (!(NUMBER.test(before) && NUMBER.test(value))) return 'error: not a number';
      const total = String(BigInt(before) + BigInt(value));
      this.values.set(key, total);
      return total;
    }
    if (command === 'delete' && key !== undefined && value === undefined) {
      return this.values.delete(key) ? 'ok' : 'none';
    }
    if (command === 'keys' && key === undefined) {
      return [...this.values.keys()].sort().join(' ') || 'none';
    }
    return 'error: set KEY VALUE, get KEY, add KEY NUMBER, delete KEY, keys, quit';
  }
}

class Dialogue extends socketserver.StreamRequestHandler<Store> {
  override async handle(): Promise<void> {
    for await (const line of this.rfile) {
      const request = line.toString('utf-8').trim();
      if (request === 'quit') {
        await this.wfile.write(Buffer.from('good bye\n'));
        break;
      }
      const answer = this.server.answer(request);
      await this.wfile.write(Buffer.from(`${answer}\n`));
    }
  }
}

async function main(): Promise<void> {
  await using server = new Store([HOST, PORT], Dialogue);
  process.once('SIGINT', () => void server.shutdown());
  print('listening on port', server.socket.getsockname()[1]);
  await server.serve_forever();
  print('good bye');
}

void main();
