/** AF_ALG: (type, name[, feat[, mask]]). See the kernel's Documentation/crypto/userspace-if.rst. */
import { ValueError } from '../../python/errors.js';
import { fsdecode, utf8encode } from '../../python/filesystem-encoding.js';
import { toMasked32 } from '../../python/arguments.js';
import { type Alg, type Family, requireTuple } from './family.js';

/** The sizes of the fields of the kernel's structure, including the final NUL. */
const TYPE_SIZE = 14;
const NAME_SIZE = 64;

export const alg: Family = {
  encode(caller, address) {
    const items = requireTuple(`${caller}()`, 'AF_ALG', address);
    const misfit = 'AF_ALG address must be a tuple (type, name[, feat[, mask]])';
    if (items.length < 2 || items.length > 4) throw new TypeError(misfit);
    const type = toFixedText(items[0], misfit);
    const name = toFixedText(items[1], misfit);
    const feat = items.length > 2 ? toMasked32(items[2]) : 0;
    const mask = items.length > 3 ? toMasked32(items[3]) : 0;
    if (type.length >= TYPE_SIZE) throw new ValueError('AF_ALG type too long.');
    if (name.length >= NAME_SIZE) throw new ValueError('AF_ALG name too long.');
    const text = Buffer.alloc(TYPE_SIZE + NAME_SIZE);
    type.copy(text, 0);
    name.copy(text, TYPE_SIZE);
    return { fields: [feat & 0xffff, mask & 0xffff], bytes: text };
  },
  decode(flat): Alg {
    const text = flat.payload();
    const type = upToNul(text.subarray(0, TYPE_SIZE));
    return [type, upToNul(text.subarray(TYPE_SIZE)), flat.field(0), flat.field(1)];
  },
};

function toFixedText(value: unknown, misfit: string): Buffer {
  if (typeof value !== 'string') throw new TypeError(misfit);
  const text = utf8encode(value);
  if (text.includes(0)) throw new ValueError('embedded null character');
  return text;
}

function upToNul(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return fsdecode(end < 0 ? bytes : bytes.subarray(0, end));
}
