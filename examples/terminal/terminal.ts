// A dialogue with a program on a terminal: node terminal.js rows columns name...
//
// The program is a shell script that asks for names. It runs on one end of a pseudo-terminal, and takes it
// for somebody who sits there: what is written to the other end is typed, and shown as it is typed.

import { spawn } from 'node:child_process';
import fd from 'pysocket/fd';
import { print } from '../helpers/print';
import { pack } from '../helpers/struct';

const SCRIPT = `
  stty size
  while read -r name; do echo "Hello, $name!"; done
  echo 'Good bye!'`;
const END_OF_INPUT = '\x04';

const [rows = '25', columns = '80', ...names] = process.argv.slice(2);

const [master, slave] = fd.openpty();
fd.ioctl(slave, fd.TIOCSWINSZ, pack('=HHHH', Number(rows), Number(columns), 0, 0));
spawn('sh', ['-c', SCRIPT], { stdio: [slave, slave, slave] });
// The shell has it now. When the last of its descriptors is closed, the master is at its end.
fd.close(slave);

let screen = '';

/** The next line that the terminal shows; null when nobody writes to it any more. */
function shown(): string | null {
  for (;;) {
    const end = screen.indexOf('\r\n');
    if (end >= 0) {
      const line = screen.slice(0, end);
      screen = screen.slice(end + 2);
      return line;
    }
    try {
      screen += fd.read(master, 1024).toString();
    } catch (error) {
      if (error instanceof fd.error && error.code === 'EIO') return null;
      throw error;
    }
  }
}

function type(text: string): void {
  fd.write(master, Buffer.from(text));
}

print(`The terminal has ${shown()} rows and columns`);
for (const name of names) {
  type(`${name}\n`);
  print(`> ${shown()}`);
  print(shown());
}
type(END_OF_INPUT);
print(shown());
if (shown() !== null) print('There is more than expected');
fd.close(master);
