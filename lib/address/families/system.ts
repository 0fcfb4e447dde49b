/** AF_SYSTEM (macOS): the name of a kernel control, or (id, unit). */
import { native } from '../../addon/binding.js';
import { lacking } from '../../addon/lacking.js';
import { OSError, ValueError } from '../../python/errors.js';
import { utf8encode } from '../../python/filesystem-encoding.js';
import { toMasked32 } from '../../python/arguments.js';
import { type Family, type System } from './family.js';

const { controlId = lacking('kernel controls') } = native;
const { SYSPROTO_CONTROL } = native.constants;
const MAX_CONTROL_NAME = 96;

export const system: Family = {
  requireKnownProtocol(proto) {
    if (proto !== SYSPROTO_CONTROL) {
      throw new OSError('getsockaddrlen: unknown PF_SYSTEM protocol');
    }
  },
  encode(caller, address, { fd, proto }) {
    if (proto !== SYSPROTO_CONTROL) {
      throw new OSError(`${caller}(): unsupported PF_SYSTEM protocol`);
    }
    if (typeof address === 'string') {
      const name = utf8encode(address);
      if (name.length >= MAX_CONTROL_NAME) throw new ValueError('provided string is too long');
      const id = controlId(fd, name.toString('latin1'));
      if (id < 0) throw new OSError('cannot find kernel control with provided name');
      return { fields: [id, 0] };
    }
    if (!Array.isArray(address) || address.length !== 2) {
      throw new TypeError(`${caller}(): PF_SYSTEM address must be a str or a pair (id, unit)`);
    }
    const [id = 0, unit = 0] = address.map(toMasked32);
    return { fields: [id, unit] };
  },
  decode: (flat): System => [flat.field(0), flat.field(1)],
};
