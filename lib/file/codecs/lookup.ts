/** Python: codecs.lookup(), for text encodings. */
import { late } from '../../python/late.js';
import { LookupError } from '../../python/errors.js';
import type { Codec } from './codec.js';
import { canonicalName, isNotText } from './names.js';
import { ascii, latin1 } from './narrow.js';
import { utf8, utf8sig } from './utf-8.js';

const COMMON: Readonly<Record<string, Codec>> = {
  ascii,
  latin_1: latin1,
  iso8859_1: latin1,
  utf_8: utf8,
  utf_8_sig: utf8sig,
};

/** Loads the other encodings on demand. Most programs use only UTF-8. */
function rare(): typeof import('./rare.js') {
  return late(() => require('./rare.js') as typeof import('./rare.js'));
}

/** Returns the codec of a name, or throws LookupError. */
export function lookupCodec(encoding: string): Codec {
  const name = canonicalName(encoding);
  if (name !== null) return COMMON[name] ?? rare().rareCodec(name);
  if (isNotText(encoding)) {
    const advice = 'use codecs.open() to handle arbitrary codecs';
    throw new LookupError(`'${encoding}' is not a text encoding; ${advice}`);
  }
  throw new LookupError(`unknown encoding: ${encoding}`);
}
