/**
 * Rejects constants that do not exist. JavaScript gives undefined for a name that is misspelled or
 * that this platform lacks, where Python raises AttributeError. That undefined must not pass for
 * "not given".
 */

/** Names of parameters that take constants of the module. */
const CONSTANTS: ReadonlySet<string> = new Set([
  'family',
  'type',
  'proto',
  'flags',
  'level',
  'optname',
  'cmd',
  'request',
  'arg',
  'control',
  'option',
]);

/** The parameters of functions that take no keywords. '' stands for one that takes no constant. */
const PARAMETERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['recv', ['', 'flags']],
  ['recvfrom', ['', 'flags']],
  ['recv_into', ['', '', 'flags']],
  ['recvfrom_into', ['', '', 'flags']],
  ['recvmsg', ['', '', 'flags']],
  ['recvmsg_into', ['', '', 'flags']],
  ['send', ['', 'flags']],
  ['sendall', ['', 'flags']],
  ['sendmsg', ['', '', 'flags']],
  ['getsockopt', ['level', 'optname']],
  ['setsockopt', ['level', 'optname']],
  ['getnameinfo', ['', 'flags']],
  ['inet_pton', ['family']],
  ['inet_ntop', ['family']],
  ['fcntl', ['', 'cmd', 'arg']],
  ['ioctl', ['', 'request', 'arg']],
]);

/** Throws if an argument is undefined where its parameter takes a constant. */
export function refuseAbsent(
  name: string,
  args: ArrayLike<unknown>,
  parameters: readonly string[] = PARAMETERS.get(name) ?? [],
): void {
  for (let i = 0; i < args.length; i++) {
    if (args[i] === undefined) refuseIfConstant(name, parameters[i] ?? '');
  }
}

/** Throws if a parameter whose argument is undefined takes a constant. */
export function refuseIfConstant(name: string, parameter: string): void {
  if (!CONSTANTS.has(parameter)) return;
  throw new TypeError(
    `${name}() argument '${parameter}' is undefined: its name is misspelled, or this platform lacks it`,
  );
}
