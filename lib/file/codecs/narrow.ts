/** ASCII and Latin-1, in which each byte is a code point. */
import { type Codec, StatelessDecoder, statelessEncoder } from './codec.js';
import { handleDecodeFault, handleEncodeFault } from './error-handlers.js';

interface Narrow {
  readonly encoding: 'ascii' | 'latin-1';
  /** The first code point that the encoding lacks. */
  readonly limit: 0x80 | 0x100;
}

function decodeAscii(bytes: Buffer, errors: string): string {
  let text = '';
  let sound = 0;
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    text += bytes.toString('latin1', sound, at);
    const reason = 'ordinal not in range(128)';
    const fault = { encoding: 'ascii', bytes, start: at, end: at + 1, reason };
    const [replacement, next] = handleDecodeFault(errors, fault);
    text += replacement;
    at = next;
    sound = at;
  }
  return text + bytes.toString('latin1', sound);
}

function encodeIn({ encoding, limit }: Narrow) {
  const foreign = limit === 0x80 ? /[^\0-\x7f]+/gu : /[^\0-\xff]+/gu;
  const reason = `ordinal not in range(${limit})`;
  return (text: string, errors: string): Buffer => {
    if (text.search(foreign) < 0) return Buffer.from(text, 'latin1');
    const parts: Buffer[] = [];
    let from = 0;
    for (const match of text.matchAll(foreign)) {
      parts.push(Buffer.from(text.slice(from, match.index), 'latin1'));
      from = match.index + match[0].length;
      const fault = { encoding, text, start: match.index, end: from, reason };
      const replacement = handleEncodeFault(errors, fault);
      // Replacements that are text are always ASCII.
      parts.push(
        typeof replacement === 'string' ? Buffer.from(replacement, 'latin1') : replacement,
      );
    }
    parts.push(Buffer.from(text.slice(from), 'latin1'));
    return Buffer.concat(parts);
  };
}

export const ascii: Codec = {
  decoder: (errors) => new StatelessDecoder(errors, decodeAscii),
  encoder: statelessEncoder(encodeIn({ encoding: 'ascii', limit: 0x80 })),
};

export const latin1: Codec = {
  decoder: (errors) => new StatelessDecoder(errors, (bytes) => bytes.toString('latin1')),
  encoder: statelessEncoder(encodeIn({ encoding: 'latin-1', limit: 0x100 })),
};
