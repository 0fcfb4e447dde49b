/** East Asian code pages, whose characters have one, two or more bytes. */
import {
  type Codec,
  type IncrementalDecoder,
  type IncrementalEncoder,
  refuseNone,
} from './codec.js';
import { beginningsOf, type Characters, charactersOf, type Codes, codesOf } from './code-page.js';
import { type Decoded, handleDecodeFault, handleEncodeFault } from './error-handlers.js';
import { FourByteCodes } from './gb18030.js';
import { beginsSyllable, SYLLABLE_SIZE, Syllables } from './hangul.js';

const ILLEGAL = 'illegal multibyte sequence';
const INCOMPLETE = 'incomplete multibyte sequence';

/** The result at a position: a character and its length, an invalid sequence, or too few bytes to decide. */
type Found = { text: string; length: number } | 'illegal' | 'incomplete';

/** Reads and writes the characters of one code page. */
class Page {
  private readonly characters: Characters;
  private readonly four: FourByteCodes | null;
  private readonly syllables: Syllables | null;
  private readonly leads: ReadonlySet<number> | null;
  private readonly beginnings: ReadonlySet<string>;
  private codes: Codes | undefined;

  constructor(readonly name: string) {
    this.characters = charactersOf(name);
    this.four = name === 'gb18030' ? new FourByteCodes(this.characters) : null;
    this.syllables = name === 'euc_kr' ? new Syllables() : null;
    // Only this codec checks the first byte before it waits for the second.
    this.leads =
      name === 'shift_jis' ? new Set([...this.characters.keys()].map((code) => code >> 8)) : null;
    this.beginnings = beginningsOf(name);
  }

  read(bytes: Buffer, at: number): Found {
    const first = bytes[at] ?? 0;
    const single = this.characters.get(first);
    if (single !== undefined) return { text: single, length: 1 };
    if (this.leads?.has(first) === false) return 'illegal';
    const left = bytes.length - at;
    if (left < 2) return 'incomplete';
    const second = bytes[at + 1] ?? 0;
    const longer = this.readLonger(bytes, at, second, left);
    if (longer !== null) return longer;
    const pair = this.characters.get((first << 8) | second);
    return pair === undefined ? 'illegal' : { text: pair, length: 2 };
  }

  /** Reads a character of more than two bytes. Returns null if none begins here. */
  private readLonger(bytes: Buffer, at: number, second: number, left: number): Found | null {
    const { four, syllables } = this;
    if (four !== null && second >= 0x30 && second <= 0x39) {
      return this.complete(4, left, () => four.read(bytes, at));
    }
    if (this.name === 'euc_jp' && bytes[at] === 0x8f) {
      return this.complete(3, left, () => this.characters.get(bytes.readUIntBE(at, 3)));
    }
    if (syllables !== null && beginsSyllable(bytes, at)) {
      return this.complete(SYLLABLE_SIZE, left, () => syllables.read(bytes, at));
    }
    return null;
  }

  private complete(length: number, left: number, read: () => string | undefined): Found {
    if (left < length) return 'incomplete';
    const text = read();
    return text === undefined ? 'illegal' : { text, length };
  }

  /** Returns the bytes of a character, or undefined. */
  write(character: string): readonly number[] | undefined {
    this.codes ??= codesOf(this.name);
    const code = this.codes.get(character) ?? this.four?.write(character);
    return code === undefined ? this.syllables?.write(character) : bytesOf(code);
  }

  /** True if this character and the next may share a code. The encoder then waits for the next one. */
  mayContinue(character: string): boolean {
    return this.beginnings.has(character);
  }
}

function bytesOf(code: number): number[] {
  const bytes: number[] = [];
  for (let rest = code; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256);
  }
  return bytes;
}

class Decoder implements IncrementalDecoder {
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    private readonly page: Page,
    private readonly errors: string,
  ) {}

  decode(input: Buffer | null, final: boolean): string {
    const given = refuseNone(input);
    const before = this.rest;
    const bytes = before.length === 0 ? given : Buffer.concat([before, given]);
    this.reset();
    let text = '';
    for (let at = 0; at < bytes.length;) {
      const found = this.page.read(bytes, at);
      if (typeof found === 'object') {
        text += found.text;
        at += found.length;
        continue;
      }
      const incomplete = found === 'incomplete';
      if (incomplete && !final) {
        this.rest = bytes.subarray(at);
        break;
      }
      // If an incomplete end turns out to be an error, the bytes held before are kept, so that each
      // further call reports the error again.
      if (incomplete) this.rest = before;
      const [replacement, next] = this.replace(bytes, at, incomplete);
      text += replacement;
      at = next;
      if (incomplete) {
        this.rest = bytes.subarray(at);
        break;
      }
    }
    return text;
  }

  private replace(bytes: Buffer, start: number, incomplete: boolean): Decoded {
    const end = incomplete ? bytes.length : start + 1;
    const reason = incomplete ? INCOMPLETE : ILLEGAL;
    const fault = { encoding: this.page.name, bytes, start, end, reason };
    return handleDecodeFault(this.errors, fault);
  }

  reset(): void {
    this.rest = this.rest.subarray(0, 0);
  }
}

class Encoder implements IncrementalEncoder {
  /** A character whose code may depend on the next one. */
  state = '';

  constructor(
    private readonly page: Page,
    private readonly errors: string,
  ) {}

  encode(given: string): Buffer {
    const text = this.state + given;
    this.state = '';
    const out: number[] = [];
    for (let at = 0; at < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const next = at + character.length;
      if (this.page.mayContinue(character)) {
        if (next === text.length) {
          this.state = character;
          break;
        }
        const bytes = this.page.write(text.slice(at, next + 1));
        if (bytes !== undefined) {
          out.push(...bytes);
          at = next + 1;
          continue;
        }
      }
      out.push(...(this.page.write(character) ?? this.replace(text, at, next)));
      at = next;
    }
    return Buffer.from(out);
  }

  private replace(text: string, start: number, end: number): Iterable<number> {
    const fault = { encoding: this.page.name, text, start, end, reason: ILLEGAL };
    const replacement = handleEncodeFault(this.errors, fault);
    if (typeof replacement !== 'string') return replacement;
    // The replacement is ASCII, which every code page contains.
    return Array.from(replacement, (character) => character.charCodeAt(0));
  }
}

const pages = new Map<string, Page>();

export function multibyte(name: string): Codec {
  const page = (): Page => {
    let made = pages.get(name);
    if (made === undefined) {
      made = new Page(name);
      pages.set(name, made);
    }
    return made;
  };
  return {
    decoder: (errors) => new Decoder(page(), errors),
    encoder: (errors) => new Encoder(page(), errors),
  };
}
