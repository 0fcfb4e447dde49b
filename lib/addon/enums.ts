/** Python's four enums over the constants: `AddressFamily.AF_INET` is 2, `AddressFamily[2]` is 'AF_INET'. */
import { native } from './binding.js';

/** Maps names to numbers, and each number to the first of its names. */
export type IntEnum = Readonly<Record<string, number> & Record<number, string>>;

const names = Object.keys(native.constants);

function intEnum(prefix: string): IntEnum {
  const members: Record<string | number, string | number> = {};
  for (const name of names.filter((each) => each.startsWith(prefix)).sort()) {
    const value = native.constants[name];
    if (value === undefined) continue;
    members[name] = value;
    // The alphabetically first name of a value is its name. The others are aliases.
    members[value] ??= name;
  }
  return Object.freeze(members) as IntEnum;
}

/** Python: socket.AddressFamily, the AF_* constants */
export const AddressFamily = intEnum('AF_');
/** Python: socket.SocketKind, the SOCK_* constants */
export const SocketKind = intEnum('SOCK_');
/** Python: socket.MsgFlag, the MSG_* constants */
export const MsgFlag = intEnum('MSG_');
/** Python: socket.AddressInfo, the AI_* constants */
export const AddressInfo = intEnum('AI_');
