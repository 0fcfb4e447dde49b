/** Python: codecs.lookupCodec(), for encodings of text. */
import { LookupError } from '../../python/errors.js';
import { charmap } from './charmap.js';
import type { Codec } from './codec.js';
import { canonicalName, isNotText } from './names.js';
import { ascii, latin1 } from './narrow.js';
import { multibyte } from './multibyte.js';
import { utf7 } from './utf-7.js';
import { utf8, utf8sig } from './utf-8.js';
import { utf16, utf16be, utf16le, utf32, utf32be, utf32le } from './wide.js';

const OWN: Readonly<Record<string, Codec>> = {
  ascii,
  latin_1: latin1,
  iso8859_1: latin1,
  utf_7: utf7,
  utf_8: utf8,
  utf_8_sig: utf8sig,
  utf_16: utf16,
  utf_16_le: utf16le,
  utf_16_be: utf16be,
  utf_32: utf32,
  utf_32_le: utf32le,
  utf_32_be: utf32be,
};

const MULTIBYTE: ReadonlySet<string> = new Set([
  ...['gb2312', 'gbk', 'gb18030', 'big5', 'big5hkscs', 'cp950', 'euc_jp', 'shift_jis', 'cp932'],
  ...['euc_kr', 'cp949'],
]);

/** The codec of a name. Throws LookupError. */
export function lookupCodec(encoding: string): Codec {
  const name = canonicalName(encoding);
  if (name !== null) return OWN[name] ?? (MULTIBYTE.has(name) ? multibyte(name) : charmap(name));
  if (isNotText(encoding)) {
    const advice = 'use codecs.open() to handle arbitrary codecs';
    throw new LookupError(`'${encoding}' is not a text encoding; ${advice}`);
  }
  throw new LookupError(`unknown encoding: ${encoding}`);
}
