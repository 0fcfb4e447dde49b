/** Sockets handed over to Node's own classes and taken from them, on runtimes that support it. */
import socket from 'pysocket';
import { to_net_socket } from 'pysocket/node';
import { skip } from './lacking.js';

const reason = reasonAgainst();

function reasonAgainst(): string | null {
  const [near, far] = socket.socketpair();
  try {
    to_net_socket(near).destroy();
    return null;
  } catch (error) {
    near.close();
    if (error instanceof Error && error.name === 'UnsupportedOperation') return error.message;
    throw error;
  } finally {
    far.close();
  }
}

/** Skips the test where no socket can be handed over. */
export function needHandOver(): void {
  if (reason !== null) skip(reason);
}
