/** Text files: characters that arrive in pieces, in every encoding and every flavour. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { filePair } from '../helpers/files.js';
import { FLAVOURS } from '../helpers/flavours.js';

const { SOCK_SEQPACKET = -1 } = socket;

/** For each encoding, a text with characters of every length that it has. */
const TEXTS: Readonly<Record<string, string>> = {
  'utf-8': 'aé你😀\nb',
  'utf-16-le': 'aé你😀\nb',
  'utf-16-be': 'aé你😀\nb',
  'utf-32-le': 'aé你😀\nb',
  'utf-32-be': 'aé你😀\nb',
  'utf-7': 'a+é你😀-\n~b',
  'utf-8-sig': 'aé你😀\nb',
  ascii: 'plain\ntext',
  'latin-1': 'é\xff\nb',
  cp1252: '€uro\n',
  koi8_r: 'Привет\nмир',
  mac_roman: 'Ω\n',
  cp037: 'EBCDIC\n',
  gbk: 'a你好\n世界',
  gb2312: '你好\n',
  gb18030: 'a你😀\u0080ḿ\n',
  big5: '中文\n',
  big5hkscs: 'Ê̄中\n\u{20547}',
  cp932: 'ｱ日本\n¬',
  shift_jis: 'ｱ日本\n¥',
  euc_jp: '日本ｱ丂\n',
  euc_kr: '한똠\n',
  cp949: '한똠\n',
};

describe.each(FLAVOURS)('$name', (flavour) => {
  it.each(Object.entries(TEXTS))('%s, byte by byte', async (encoding, text) => {
    const [writer, copy] = filePair(flavour);
    const w = writer.makefile('w', { encoding });
    expect(await w.write(text)).toBe([...text].length);
    await w.close();
    const bytes = await copy.recv(1000);

    const [a, b] = filePair(flavour, SOCK_SEQPACKET);
    for (const byte of bytes) await b.send(Buffer.of(byte));
    b.shutdown(socket.SHUT_WR);
    // Shift-JIS decodes the byte of the yen sign as a backslash.
    const expected = encoding === 'shift_jis' ? text.replace('¥', '\\') : text;
    const f = a.makefile('r', { encoding });
    const lines = [await f.readline(), await f.readline(), await f.readline()];
    expect(lines.filter((line) => line !== '').join('')).toBe(
      encoding === 'cp932' ? expected.replace('¬', '￢') : expected,
    );
  });

  it('positions and sizes count characters, not UTF-16 units', async () => {
    const [a, b] = filePair(flavour);
    await b.sendall(Buffer.from('😀😀😀\n😀x\n'));
    const f = a.makefile('r');
    expect(await f.read(1)).toBe('😀');
    expect(await f.readline(1)).toBe('😀');
    expect(await f.readline()).toBe('😀\n');
    expect(await f.read(2)).toBe('😀x');
    const w = a.makefile('w', { encoding: 'ascii' });
    await expect((async () => w.write('😀é'))()).rejects.toMatchObject({
      name: 'UnicodeEncodeError',
      encoding: 'ascii',
      object: '😀é',
      start: 0,
      end: 2,
      reason: 'ordinal not in range(128)',
    });
  });

  it('a decode error has what Python says of it', async () => {
    const [a, b] = filePair(flavour);
    await b.sendall(Buffer.from([0x61, 0xff, 0x0a]));
    const f = a.makefile('r');
    const call = (async () => f.readline())();
    await expect(call).rejects.toBeInstanceOf(socket.UnicodeDecodeError);
    await expect(call).rejects.toMatchObject({
      message: "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
      object: Buffer.from([0x61, 0xff, 0x0a]),
      start: 1,
      end: 2,
    });
  });

  it('a long conversation in both directions', async () => {
    const [a, b] = filePair(flavour);
    const [left, right] = [a.makefile('rw', { newline: '\r\n' }), b.makefile('rw')];
    for (let i = 0; i < 300; i++) {
      await left.write(`question ${i}\n`);
      await left.flush();
      expect(await right.readline()).toBe(`question ${i}\n`);
      await right.write(`answer ${i}\r\n`);
      await right.flush();
      expect(await left.readline()).toBe(`answer ${i}\r\n`);
    }
  });
});

describe('UnsupportedOperation', () => {
  it('is an OSError and a ValueError', () => {
    const [a, b] = socket.socketpair();
    using _a = a;
    using _b = b;
    let error: unknown;
    try {
      a.makefile('r').write('x');
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(socket.UnsupportedOperation);
    expect(error).toBeInstanceOf(socket.OSError);
    expect(error).toBeInstanceOf(socket.ValueError);
    expect(error).not.toBeInstanceOf(socket.UnicodeError);
    expect(new socket.OSError('x')).not.toBeInstanceOf(socket.ValueError);
  });
});
