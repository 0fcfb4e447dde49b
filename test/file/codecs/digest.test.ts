/**
 * Every encoding compared with CPython's: all bytes, all pairs of bytes, all characters. The digests of
 * Python 3.13 are recorded; PYSOCKET_CODECS_RECORD=1 records them again.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { internal } from '../../helpers/internal.js';
import { findInterpreter } from '../../parity/interpreter.js';

interface Codec {
  decoder(errors: string): { decode(bytes: Buffer, final: boolean): string; reset(): void };
  encoder(errors: string): { encode(text: string): Buffer };
}
type Digests = Record<string, { read: string; written: string }>;

const { lookupCodec } = internal('file/codecs/lookup') as {
  lookupCodec(name: string): Codec;
};

const MULTIBYTE = [
  ...['gbk', 'gb2312', 'gb18030', 'big5', 'big5hkscs', 'cp950', 'cp932', 'shift_jis', 'euc_jp'],
  ...['euc_kr', 'cp949'],
];
const NAMES = [
  ...['ascii', 'latin_1', 'utf_8', 'utf_7', 'cp037', 'cp1006', 'cp1026', 'cp1125', 'cp1140'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `cp${page}`),
  ...[273, 424, 437, 500, 720, 737, 775, 850, 852, 855, 856, 857, 858].map((page) => `cp${page}`),
  ...[860, 861, 862, 863, 864, 865, 866, 869, 874, 875].map((page) => `cp${page}`),
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map((part) => `iso8859_${part}`),
  ...['hp_roman8', 'koi8_r', 'koi8_t', 'koi8_u', 'kz1048', 'mac_arabic', 'mac_croatian'],
  ...['mac_cyrillic', 'mac_farsi', 'mac_greek', 'mac_iceland', 'mac_latin2', 'mac_roman'],
  ...['mac_romanian', 'mac_turkish', 'palmos', 'ptcp154', 'tis_620', ...MULTIBYTE],
];

const file = join(__dirname, 'digests.json');
if (process.env['PYSOCKET_CODECS_RECORD'] === '1') {
  const python = findInterpreter();
  expect(python?.version, 'only Python 3.13 is recorded').toEqual([3, 13]);
  const options = { input: NAMES.join('\n'), encoding: 'utf8' } as const;
  const json = execFileSync(python?.path ?? '', [join(__dirname, 'digest.py')], options);
  writeFileSync(file, `${json}\n`);
}
const recorded: Digests = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Digests)
  : {};

function* range(first: number, last: number): Generator<number> {
  for (let i = first; i <= last; i++) yield i;
}

/** The same as in digest.py. */
function* sequences(name: string): Generator<number[]> {
  for (const first of range(0, 255)) yield [first];
  for (const first of range(0x80, 255)) for (const second of range(0, 255)) yield [first, second];
  if (name === 'euc_jp') {
    for (const second of range(0xa1, 0xfe)) {
      for (const third of range(0xa1, 0xfe)) yield [0x8f, second, third];
    }
  }
  if (name !== 'gb18030') return;
  for (const first of [0x81, 0x82, 0x83, 0x84, 0x90, 0xe3]) {
    for (const second of range(0x30, 0x39)) {
      for (const third of range(0x81, 0xfe)) {
        for (const fourth of range(0x30, 0x39)) yield [first, second, third, fourth];
      }
    }
  }
}

/** Python's surrogatepass, because UTF-7 yields surrogates. */
function utf8(text: string): Buffer {
  return lookupCodec('utf-8').encoder('surrogatepass').encode(text);
}

function digestRead(name: string): string {
  const hash = createHash('sha256');
  const codec = lookupCodec(name);
  for (const sequence of sequences(name)) {
    const text = codec.decoder('replace').decode(Buffer.from([...sequence, 0x41]), false);
    hash.update(utf8(`${text}\n`));
  }
  return hash.digest('hex');
}

function digestWritten(name: string): string {
  const hash = createHash('sha256');
  const codec = lookupCodec(name);
  const more = [0x20089, 0x2a6d6, 0x10ffff];
  for (const code of [...range(0, 0xd7ff), ...range(0xe000, 0x1ffff), ...more]) {
    hash.update(codec.encoder('replace').encode(String.fromCodePoint(code)));
    hash.update('\n');
  }
  return hash.digest('hex');
}

describe('every short sequence of bytes and every character, as in CPython', () => {
  it.each(NAMES)('%s', (name) => {
    expect({ read: digestRead(name), written: digestWritten(name) }).toEqual(recorded[name]);
  });
});
