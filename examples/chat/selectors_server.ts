// A chat server over selectors: a line of one client goes to all others. Python: selectors_server.py
//
// No client keeps the others waiting: what one does not take is kept for it, up to a limit.
//
// node selectors_server.js [host [port]]; Ctrl+C ends it.

import socket, { type socket as Socket } from 'pysocket';
import * as selectors from 'pysocket/selectors';
import { EVENT_READ, EVENT_WRITE } from 'pysocket/selectors';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

const [HOST, PORT] = address('127.0.0.1', 5000);
const LONGEST_LINE = 4096;
const MOST_UNSENT = 1024 * 1024;
const NOTHING = Buffer.alloc(0);

// With a handler, Ctrl+C ends the call that waits with an InterruptedError: Python's KeyboardInterrupt.
process.on('SIGINT', () => {});

const selector = selectors.DefaultSelector<(events: number) => void, Socket>();
const server = socket.create_server([HOST, PORT]);
server.setblocking(false);
const clients: Client[] = [];

class Client {
  private begun = NOTHING; // a line whose end has not come yet
  private unsent = NOTHING;

  constructor(
    readonly sock: Socket,
    readonly name: string,
  ) {
    sock.setblocking(false);
    selector.register(sock, EVENT_READ, this.ready);
  }

  // A field, not a method: `this` goes along.
  private readonly ready = (events: number): void => {
    if (events & EVENT_WRITE) this.flush();
    if (events & EVENT_READ) this.receive();
  };

  send(text: string): void {
    this.unsent = Buffer.concat([this.unsent, Buffer.from(`${text}\n`)]);
    this.flush();
  }

  private flush(): void {
    try {
      const sent = this.sock.send(this.unsent);
      this.unsent = this.unsent.subarray(sent);
    } catch (error) {
      if (error instanceof socket.BlockingIOError) {
        if (this.unsent.length > MOST_UNSENT) this.give_up();
      } else if (error instanceof socket.OSError) {
        this.unsent = NOTHING; // It has gone, which receive() hears, too.
      } else {
        throw error;
      }
    }
    const events = this.unsent.length > 0 ? EVENT_READ | EVENT_WRITE : EVENT_READ;
    selector.modify(this.sock, events, this.ready);
  }

  private give_up(): void {
    this.unsent = NOTHING;
    try {
      this.sock.shutdown(socket.SHUT_RDWR); // receive() comes to the end
    } catch (error) {
      if (!(error instanceof socket.OSError)) throw error;
      // It has gone already.
    }
  }

  private receive(): void {
    let data: Buffer;
    try {
      data = this.sock.recv(4096);
    } catch (error) {
      if (error instanceof socket.BlockingIOError) return;
      if (!(error instanceof socket.OSError)) throw error;
      data = NOTHING;
    }
    let rest = Buffer.concat([this.begun, data]);
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.toString('utf-8', 0, end);
      broadcast(`${this.name}: ${line}`, this);
      rest = rest.subarray(end + 1);
    }
    this.begun = rest;
    if (data.length === 0 || rest.length > LONGEST_LINE) this.leave();
  }

  private leave(): void {
    clients.splice(clients.indexOf(this), 1);
    selector.unregister(this.sock);
    this.sock.close();
    broadcast(`* ${this.name} leaves`);
  }
}

let guests = 0;

function accept(): void {
  let sock: Socket;
  try {
    [sock] = server.accept(); // [sock, addr]
  } catch (error) {
    if (error instanceof socket.BlockingIOError) return; // It has gone again.
    throw error;
  }
  guests += 1;
  const client = new Client(sock, `guest ${guests}`);
  clients.push(client);
  broadcast(`* ${client.name} joins`, client);
}

function broadcast(text: string, sender: Client | null = null): void {
  print(text);
  for (const client of clients) {
    if (client !== sender) client.send(text);
  }
}

selector.register(server, EVENT_READ, accept);
print('listening on port', server.getsockname()[1]);
try {
  while (true) {
    for (const [key, events] of selector.select()) key.data(events);
  }
} catch (error) {
  if (!(error instanceof socket.InterruptedError)) throw error;
  print('good bye');
} finally {
  selector.close();
  for (const sock of [server, ...clients.map((client) => client.sock)]) sock.close();
}
