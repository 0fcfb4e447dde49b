/** The encodings that are loaded on first use. Python has a module for each of them. */
import { charmap } from './charmap.js';
import type { Codec } from './codec.js';
import { multibyte } from './multibyte.js';
import { utf7 } from './utf-7.js';
import { utf16, utf16be, utf16le, utf32, utf32be, utf32le } from './wide.js';

const OWN: Readonly<Record<string, Codec>> = {
  utf_7: utf7,
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

/** Returns the codec of the canonical name of one of these encodings. */
export function rareCodec(name: string): Codec {
  return OWN[name] ?? (MULTIBYTE.has(name) ? multibyte(name) : charmap(name));
}
