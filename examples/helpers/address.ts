import * as fs from 'node:fs';

/** The address of a program: the tutorial's own, unless the command line names host and port. */
export function address(default_host: string, default_port: number): [string, number] {
  const host = process.argv[2] ?? default_host;
  const port = process.argv[3] === undefined ? default_port : Number(process.argv[3]);
  return [host, port];
}

/**
 * Tells whoever started a server on port 0 which port the system chose: writes it into the file
 * that the environment variable PYSOCKET_EXAMPLE_PORT_FILE names. Does nothing without it.
 */
export function tellPort(bound: { getsockname(): unknown }): void {
  const file = process.env.PYSOCKET_EXAMPLE_PORT_FILE;
  if (file === undefined || file === '') return;
  const name = bound.getsockname();
  if (!Array.isArray(name)) throw new TypeError('the socket has no port');
  // Renamed into place, so that a reader never sees half a number.
  fs.writeFileSync(`${file}.part`, String(name[1]));
  fs.renameSync(`${file}.part`, file);
}
