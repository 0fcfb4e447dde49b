/** The interface of text encodings. Their decoders keep the bytes of unfinished characters. */

export interface IncrementalDecoder {
  /**
   * Decodes bytes. Null stands for a read that would have blocked: a TypeError in Python. final: no
   * more bytes follow.
   */
  decode(bytes: Buffer | null, final: boolean): string;
  reset(): void;
}

export interface IncrementalEncoder {
  encode(text: string): Buffer;
  /** The state of a stateful encoder. Python: getstate(), setstate() */
  state?: unknown;
}

/** errors is the name of an error handler, which is looked up only when an error occurs. */
export interface Codec {
  decoder(errors: string): IncrementalDecoder;
  encoder(errors: string): IncrementalEncoder;
}

/** Decodes some bytes. Those that it does not consume are passed again, before the next ones. */
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

/** A decoder for an encoding in which every byte is a character. */
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

/** Python: what a codec written in C does when it is given None */
export function refuseNone(bytes: Buffer | null): Buffer {
  if (bytes !== null) return bytes;
  throw new TypeError("a bytes-like object is required, not 'NoneType'");
}

/** Returns a factory of encoders without state. */
export function statelessEncoder(
  encode: (text: string, errors: string) => Buffer,
): (errors: string) => IncrementalEncoder {
  return (errors) => ({ encode: (text) => encode(text, errors) });
}
