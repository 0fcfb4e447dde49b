/** What the kernel that runs the tests has. */
import socket from 'pysocket';

/** The errno with which it refuses a kind of socket; null when it has it. */
export function refusal(family: number, type: number, proto = 0): number | null {
  try {
    socket.socket(family, type, proto).close();
    return null;
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    return error.errno;
  }
}
