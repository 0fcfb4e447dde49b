// A chat server over selectors: a line of one client goes to all others.

import socket, { type socket as Socket } from 'pysocket/promises';
import * as selectors from 'pysocket/promises/selectors';
import { EVENT_READ, EVENT_WRITE } from 'pysocket/promises/selectors';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC } from '../../helpers/promises/ctrl-c';

const [HOST, PORT] = address('127.0.0.1', 5000);
const LONGEST_LINE = 4096;
const MOST_UNSENT = 1024 * 1024;
const NOTHING = Buffer.alloc(0);

const selector = selectors.DefaultSelector<(events: number) => Promise<void>, Socket>();
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

  private readonly ready = async (events: number): Promise<void> => {
    if (events & EVENT_WRITE) await this.flush();
    if (events & EVENT_READ) await this.receive();
  };

  async send(text: string): Promise<void> {
    this.unsent = Buffer.concat([this.unsent, Buffer.from(`${text}\n`)]);
    await this.flush();
  }

  private async flush(): Promise<void> {
    try {
      const sent = await this.sock.send(this.unsent);
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
    if (isOver()) return;
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

  private async receive(): Promise<void> {
    let data: Buffer;
    try {
      data = await this.sock.recv(4096);
    } catch (error) {
      if (error instanceof socket.BlockingIOError) return;
      if (!(error instanceof socket.OSError)) throw error;
      data = NOTHING;
    }
    let rest = Buffer.concat([this.begun, data]);
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.toString('utf-8', 0, end);
      await broadcast(`${this.name}: ${line}`, this);
      rest = rest.subarray(end + 1);
    }
    this.begun = rest;
    if (data.length === 0 || rest.length > LONGEST_LINE) await this.leave();
  }

  private async leave(): Promise<void> {
    if (isOver()) return;
    clients.splice(clients.indexOf(this), 1);
    selector.unregister(this.sock);
    this.sock.close();
    await broadcast(`* ${this.name} leaves`);
  }
}

/** Has Ctrl+C closed the selector, while a callback awaited something? */
function isOver(): boolean {
  return selector.get_map() === null;
}

async function broadcast(text: string, sender: Client | null = null): Promise<void> {
  print(text);
  for (const client of clients) {
    if (client !== sender) await client.send(text);
  }
}

let guests = 0;

async function accept(server: Socket): Promise<void> {
  let sock: Socket;
  try {
    [sock] = await server.accept(); // [sock, addr]
  } catch (error) {
    if (error instanceof socket.BlockingIOError) return; // It has gone again.
    throw error;
  }
  if (isOver()) {
    sock.close();
    return;
  }
  guests += 1;
  const client = new Client(sock, `guest ${guests}`);
  clients.push(client);
  await broadcast(`* ${client.name} joins`, client);
}

async function main(): Promise<void> {
  const server = socket.create_server([HOST, PORT]);
  server.setblocking(false);
  selector.register(server, EVENT_READ, () => accept(server));
  ctrlC().addEventListener('abort', () => selector.close());
  print('listening on port', server.getsockname()[1]);
  try {
    for await (const [key, events] of selector) await key.data(events);
    print('good bye');
  } finally {
    for (const sock of [server, ...clients.map((client) => client.sock)]) sock.close();
  }
}

void main();
