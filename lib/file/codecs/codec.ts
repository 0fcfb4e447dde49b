/** What a text encoding offers: decoders that remember the bytes of unfinished characters. */

export interface IncrementalDecoder {
  /** Null where a file would have had to wait: Python's TypeError. final: nothing follows. */
  decode(bytes: Buffer | null, final: boolean): string;
  reset(): void;
}

export interface IncrementalEncoder {
  encode(text: string): Buffer;
  /** What it remembers, where it does. Python: getstate(), setstate() */
  state?: unknown;
}

/** errors is the name of an error handler, which is looked up when there is an error. */
export interface Codec {
  decoder(errors: string): IncrementalDecoder;
  encoder(errors: string): IncrementalEncoder;
}

/** Decodes some bytes; what it does not consume is passed again, before what follows. */
export type Decode = (
  bytes: Buffer,
  errors: string,
  final: boolean,
) => readonly [text: string, consumed: number];

/** Python: codecs.BufferedIncrementalDecoder */
export class BufferedDecoder implements IncrementalDecoder {
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    private readonly errors: string,
    private readonly decodeSome: Decode,
  ) {}

  decode(bytes: Buffer | null, final: boolean): string {
    if (bytes === null) throw new TypeError("can't concat NoneType to bytes");
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const [text, consumed] = this.decodeSome(all, this.errors, final);
    this.rest = all.subarray(consumed);
    return text;
  }

  reset(): void {
    this.rest = this.rest.subarray(0, 0);
  }
}

/** A decoder of an encoding whose bytes are characters each on their own. */
export class StatelessDecoder implements IncrementalDecoder {
  constructor(
    private readonly errors: string,
    private readonly decodeAll: (bytes: Buffer, errors: string) => string,
  ) {}

  decode(bytes: Buffer | null): string {
    return this.decodeAll(refuseNone(bytes), this.errors);
  }

  reset(): void {}
}

/** Python: a codec written in C that is given None */
export function refuseNone(bytes: Buffer | null): Buffer {
  if (bytes !== null) return bytes;
  throw new TypeError("a bytes-like object is required, not 'NoneType'");
}

/** An encoder that needs to remember nothing. */
export function statelessEncoder(
  encode: (text: string, errors: string) => Buffer,
): (errors: string) => IncrementalEncoder {
  return (errors) => ({ encode: (text) => encode(text, errors) });
}
