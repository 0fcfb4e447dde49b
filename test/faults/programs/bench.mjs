// One call under a fault: its outcome, what it leaves behind, and whether everything still works afterwards.
import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { evaluate } from '../../parity/javascript/evaluate.mjs';
import { helpersOf } from './helpers.mjs';

const require = createRequire(import.meta.url);

/** Milliseconds after which a pending promise is taken to hang. */
const PATIENCE = 4000;
const HUNG = Symbol('hung');

function descriptors() {
  const open = {};
  for (const fd of readdirSync('/proc/self/fd')) {
    try {
      open[fd] = readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // The listing's own descriptor.
    }
  }
  return open;
}

function raised(error) {
  if (!(error instanceof Error)) return { raise: 'not an Error', str: String(error) };
  const outcome = { raise: error.name, str: error.message };
  if (error.errno !== undefined) outcome.errno = error.errno;
  if (error.bytes_sent !== undefined) outcome.bytes_sent = error.bytes_sent;
  return outcome;
}

const withLimit = (promise) => {
  let timer;
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE, HUNG)));
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
};

const turn = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Uses up all descriptors but the given number. */
function fill(left) {
  const taken = [];
  try {
    for (;;) taken.push(openSync('/dev/null'));
  } catch {
    for (const fd of taken.splice(0, left)) closeSync(fd);
  }
  return taken;
}

export class Bench {
  /** Descriptors that have already been reported. */
  leaked = new Set();

  constructor(entry, controlPath) {
    this.entry = entry;
    this.control = require(controlPath);
  }

  load() {
    this.module = require(this.entry);
    // The modules beside `socket`, under the names that Python programs use.
    const { select, poll, epoll, POLLIN, EPOLLIN, EPOLLOUT } = this.companion('select');
    const { read, write, pipe } = this.companion('fd');
    const { MessageBatch } = require(join(dirname(this.entry), 'messages.js'));
    this.beside = {
      select,
      poll,
      epoll,
      POLLIN,
      EPOLLIN,
      EPOLLOUT,
      read,
      write,
      pipe,
      MessageBatch,
    };
  }

  /** A companion module of the same flavour. */
  companion(name) {
    const folder = this.entry.replace(/index\.js$|\.js$/, '');
    return require(join(folder, `${name}.js`));
  }

  async run(job) {
    if (this.module === undefined && job.fresh !== 'load') this.load();
    if (!job.fresh) await this.warm();
    const before = descriptors();
    const scope = this.scopeOf();
    const result = { outcome: null, injected: 0, seen: {}, troubles: [] };
    try {
      for (const text of job.setup) await evaluate(text, scope);
    } catch (error) {
      return { ...result, troubles: [`setup: ${error.stack}`] };
    }
    if (job.signal) process.kill(process.pid, 'SIGUSR1');
    result.outcome = await this.underFault(job, scope, result);
    if (result.outcome.hung) return result;
    // Give the listener a turn.
    if (job.signal) await turn(5);
    await this.judge(job, scope, result);
    await this.leftovers(before, job, result);
    return result;
  }

  /** Every public name of the module, unqualified. The helpers take precedence. */
  scopeOf() {
    const scope = Object.assign(Object.create(null), this.module);
    return Object.assign(scope, this.beside, helpersOf(scope, this), { socket: this.module });
  }

  async underFault({ call, fault, names, left }, scope, result) {
    const { control } = this;
    const fillers = left === null ? [] : fill(left);
    const { name, errno, first, times, after, everybody } = fault;
    control.arm(name, errno, first, times, after, everybody);
    let outcome;
    try {
      const answer = evaluate(call, scope);
      const value = answer instanceof Promise ? await withLimit(answer) : answer;
      outcome = value === HUNG ? { hung: true } : { ok: true, codes: scope.codes };
    } catch (error) {
      outcome = raised(error);
    }
    result.injected = control.disarm();
    for (const fd of fillers) closeSync(fd);
    for (const one of names) {
      const count = control.seen(one);
      if (count > 0) result.seen[one] = count;
    }
    scope.outcome = outcome;
    return outcome;
  }

  async judge({ then, check, loses, fault }, scope, { troubles }) {
    for (const text of then) {
      try {
        const answer = evaluate(text, scope);
        if ((answer instanceof Promise ? await withLimit(answer) : answer) === HUNG) {
          troubles.push(`hangs afterwards: ${text}`);
        }
      } catch {
        // The object does not exist or is closed.
      }
    }
    for (const text of loses.includes(fault.name) ? [] : check) {
      try {
        if ((await evaluate(text, scope)) !== true) {
          troubles.push(`does not hold: ${text}; ${scope.explain()}`);
        }
      } catch (error) {
        troubles.push(`does not hold: ${text}: ${error}`);
      }
    }
    scope.close_all();
  }

  async leftovers(before, { fresh }, { troubles }) {
    let more = [];
    for (let tries = 0; tries < 20; tries++) {
      const after = descriptors();
      more = Object.entries(after).filter(([fd, what]) => !(fd in before) || before[fd] !== what);
      // The engine and its own descriptors remain.
      if (fresh) more = more.filter(([, what]) => what.startsWith('socket:'));
      const lost = Object.keys(before).filter(
        (fd) => !(fd in after) && !this.leaked.has(before[fd]),
      );
      if (more.length === 0) {
        if (lost.length > 0)
          troubles.push(`closed what was not ours: ${lost.map((fd) => `${fd} ${before[fd]}`)}`);
        break;
      }
      await turn(10);
    }
    for (const [, what] of more) this.leaked.add(what);
    if (more.length > 0) troubles.push(`left open: ${more.map(([, what]) => what).join(', ')}`);
    try {
      if (this.module === undefined) this.load();
      if ((await withLimit(this.roundTrip())) === HUNG)
        troubles.push('a round trip hangs afterwards');
    } catch (error) {
      troubles.push(`a round trip fails afterwards: ${error}`);
    }
  }

  async warm() {
    if (this.warmed) return;
    this.warmed = true;
    // The jobs with a pending signal need a listener. Added early, as Node opens a descriptor for it.
    process.on('SIGUSR1', () => undefined);
    await this.roundTrip();
    await turn(5);
  }

  async roundTrip() {
    const { module } = this;
    const server = module.create_server(['127.0.0.1', 0]);
    const client = await module.create_connection(server.getsockname());
    const [conn] = await server.accept();
    await this.exchange(client, conn);
    await this.exchange(conn, client);
    for (const one of [client, conn, server]) one.close();
  }

  /** With promises, the receiver waits first. */
  async exchange(from, to) {
    const early = this.entry.endsWith('promises.js') ? to.recv(10) : null;
    await from.sendall(Buffer.from('hello'));
    if (String(await (early ?? to.recv(10))) !== 'hello') throw new Error('other bytes');
  }
}
