/** The core of TextIOWrapper: text over a buffered file. */
import { type Codec, type IncrementalDecoder, type IncrementalEncoder } from '../codecs/codec.js';
import { lookupCodec } from '../codecs/lookup.js';
import { ValueError } from '../../python/errors.js';
import { clinicTypeName } from '../../python/types.js';
import { advance, countPoints } from '../codecs/code-points.js';
import { type Core, refuseClosed, unsupported } from './core.js';
import { type Interrupted, isInterrupted, tellTaken } from '../../waiting/interrupted.js';
import type { Steps } from '../../waiting/way.js';
import type { NewlineName } from './newline.js';
import { NewlineDecoder } from './newline-decoder.js';
import type { Pair } from './pair.js';
import type { Reader } from './reader.js';
import { recodes, type TextOptions } from './text-options.js';
import type { Writer } from './writer.js';

export type BufferedCore = Reader | Writer | Pair;

/**
 * Python: TextIOWrapper._CHUNK_SIZE. The size of one read, and the limit of encoded bytes that wait
 * to be written.
 */
const CHUNK_SIZE = 8192;

export class Text implements Core<string> {
  detached = false;
  private codec: Codec;
  private decoder: IncrementalDecoder | null = null;
  private encoder: IncrementalEncoder | null = null;
  /** The last decoded text, or null at the beginning and the end, and how much of it has been read. */
  private decoded: string | null = null;
  private used = 0;
  /** How many bytes that text was decoded from. */
  private decodedFrom = 0;
  /** True while a call waits for bytes. */
  private receiving = false;
  /** Encoded bytes that have not been passed on yet. */
  private pending: Buffer[] = [];
  private pendingSize = 0;

  constructor(
    private readonly inner: BufferedCore,
    public options: TextOptions,
    /** True if the program continues while a call waits. The two directions are then independent. */
    private readonly concurrent: boolean,
  ) {
    this.codec = lookupCodec(options.encoding);
    this.makeCoders();
  }

  private makeCoders(): void {
    const { codec } = this;
    const { errors, newline } = this.options;
    if (this.inner.readable()) {
      const decoder = codec.decoder(errors);
      this.decoder = newline.universal ? new NewlineDecoder(decoder, newline.translates) : decoder;
    }
    if (this.inner.writable()) this.encoder = codec.encoder(errors);
  }

  get buffer(): BufferedCore {
    if (this.detached) throw new ValueError('underlying buffer has been detached');
    return this.inner;
  }
  get closed(): boolean {
    return this.buffer.closed;
  }
  get newlines(): NewlineName | NewlineName[] | null {
    void this.buffer;
    return this.decoder instanceof NewlineDecoder ? this.decoder.newlines : null;
  }

  private ready(): void {
    if (this.buffer.closed) refuseClosed(this);
  }

  // ---- reading ----

  /** Takes an already decoded line, or returns null. */
  takeLine(limit: number): string | null {
    this.ready();
    const { decoded, used } = this;
    if (limit >= 0 || decoded === null || this.pendingSize > 0) return null;
    const end = this.options.newline.find(decoded, used);
    if (end < 0) return null;
    this.used = end;
    return decoded.slice(used, end);
  }

  *readline(limit: number): Steps<string> {
    const whole = this.takeLine(limit);
    if (whole !== null) return whole;
    yield* this.drainFirst();
    const { newline } = this.options;
    /** The line so far, and a part after it that may be the first half of a newline. */
    let line = '';
    let half = '';
    let points = 0;
    for (;;) {
      try {
        while (this.decoded === null || this.decoded === '') {
          if (yield* this.readChunk(0)) continue;
          this.decoded = null;
          return line + half;
        }
      } catch (error) {
        if (isInterrupted(error)) this.unread([line + half]);
        throw error;
      }
      const text: string = half + this.decoded;
      const start: number = half === '' ? this.used : 0;
      let end = newline.find(text, start);
      const found = end >= 0;
      if (!found) end = text.length - newline.partial(text, start);
      const enough = limit >= 0 && countPoints(text, start, end) + points >= limit;
      if (enough) end = advance(text, start, limit - points);
      if (found || enough) {
        this.used = end - half.length;
        return line + text.slice(start, end);
      }
      if (limit >= 0) points += countPoints(text, start, end);
      line += text.slice(start, end);
      half = text.slice(end);
      this.setDecoded(null);
    }
  }

  /** Takes `size` already decoded characters, or returns null. */
  takeText(size: number): string | null {
    this.ready();
    if (this.decoder === null) unsupported('not readable');
    const { decoded, used } = this;
    if (size < 0 || decoded === null || this.pendingSize > 0) return null;
    const end = advance(decoded, used, size);
    if (end === decoded.length && countPoints(decoded, used) < size) return null;
    this.used = end;
    return decoded.slice(used, end);
  }

  *read(size: number): Steps<string> {
    const whole = this.takeText(size);
    if (whole !== null) return whole;
    yield* this.drainFirst();
    if (size < 0) return yield* this.readall();
    let text = this.takeDecoded(size);
    let remaining = size - countPoints(text);
    try {
      while (remaining > 0 && (yield* this.readChunk(remaining))) {
        const more = this.takeDecoded(remaining);
        text += more;
        remaining -= countPoints(more);
      }
    } catch (error) {
      if (isInterrupted(error)) this.unread([text]);
      throw error;
    }
    return text;
  }

  private *readall(): Steps<string> {
    const bytes = yield* this.receive(this.buffer.read(-1));
    const text = this.decoder?.decode(bytes, true) ?? '';
    return this.takeDecoded(-1) + text;
  }

  private takeDecoded(size: number): string {
    const { decoded, used } = this;
    if (decoded === null) return '';
    const end = size < 0 ? decoded.length : advance(decoded, used, size);
    this.used = end;
    return decoded.slice(used, end);
  }

  private setDecoded(text: string | null): void {
    this.decoded = text;
    this.used = 0;
  }

  unread(parts: readonly string[]): void {
    this.setDecoded(parts.join('') + this.takeDecoded(-1));
  }

  /** Reads and decodes what one call returns. Returns false at the end of the file. */
  private *readChunk(hint: number): Steps<boolean> {
    const { decoder } = this;
    if (decoder === null) return unsupported('not readable');
    const perPoint = this.decoded === null || hint === 0 ? 0 : this.bytesPerPoint(this.decoded);
    const wanted = Math.max(CHUNK_SIZE, Math.floor(Math.max(perPoint, 1) * hint));
    const bytes = yield* this.receive(this.buffer.read1(wanted));
    const text = decoder.decode(bytes, bytes.length === 0);
    this.setDecoded(text);
    this.decodedFrom = bytes.length;
    return bytes.length > 0 || text !== '';
  }

  private *receive<T>(steps: Steps<T>): Steps<T> {
    this.receiving = true;
    try {
      return yield* steps;
    } finally {
      this.receiving = false;
    }
  }

  private bytesPerPoint(decoded: string): number {
    return decoded === '' ? 0 : this.decodedFrom / countPoints(decoded);
  }

  // ---- writing ----

  *write(data: unknown): Steps<number> {
    if (typeof data !== 'string') {
      throw new TypeError(`write() argument must be str, not ${clinicTypeName(data)}`);
    }
    const { line_buffering, write_through } = this.options;
    const encoder = this.requireEncoder();
    const { state } = encoder;
    const { written } = this.options.newline;
    const bytes = encoder.encode(written === null ? data : data.replaceAll('\n', written));
    const flushes = line_buffering && /[\r\n]/.test(data);
    this.keep(bytes);
    try {
      if (this.pendingSize >= CHUNK_SIZE || flushes || write_through) yield* this.drain();
      if (flushes) yield* this.buffer.flush();
    } catch (error) {
      if (!isInterrupted(error)) throw error;
      const isBack = this.takeBack(bytes.length);
      if (isBack) encoder.state = state;
      tellTaken(error, isBack ? 0 : countPoints(data));
      throw error;
    }
    // A waiting call needs the half of a character that the decoder holds.
    if (!this.receiving) this.decoder?.reset();
    return countPoints(data);
  }

  private requireEncoder(): IncrementalEncoder {
    this.ready();
    return this.encoder ?? unsupported('not writable');
  }

  /** Passes the encoded bytes on. */
  private *drain(): Steps<null> {
    if (this.pending.length === 0) return null;
    const [first, second] = this.pending;
    const bytes = first !== undefined && second === undefined ? first : Buffer.concat(this.pending);
    this.pending = [];
    this.pendingSize = 0;
    try {
      yield* this.buffer.write(bytes);
    } catch (error) {
      if (isInterrupted(error)) this.keepRest(bytes, error);
      throw error;
    }
    return null;
  }

  /** Python: written text is passed on before anything is read */
  private *drainFirst(): Steps<null> {
    return this.concurrent ? null : yield* this.drain();
  }

  private keep(bytes: Buffer): void {
    this.pending.push(bytes);
    this.pendingSize += bytes.length;
  }

  /** Keeps the bytes that were not accepted, because the interrupted call will be made again. */
  private keepRest(bytes: Buffer, error: Interrupted): void {
    this.keep(bytes.subarray(error.characters_written ?? 0));
    // That count was in bytes of the buffered file. Callers of this file count characters.
    delete error.characters_written;
  }

  /**
   * Removes the last bytes, those of a write that will be made again. Returns false if some of them
   * were passed on.
   */
  private takeBack(size: number): boolean {
    if (this.pendingSize < size) return false;
    const rest = Buffer.concat(this.pending).subarray(0, this.pendingSize - size);
    this.pending = [];
    this.pendingSize = 0;
    if (rest.length > 0) this.keep(rest);
    return true;
  }

  *flush(): Steps<null> {
    this.ready();
    yield* this.drain();
    return yield* this.buffer.flush();
  }

  *close(): Steps<null> {
    if (this.closed) return null;
    try {
      yield* this.flush();
    } finally {
      yield* this.buffer.close();
    }
    return null;
  }

  *detach(): Steps<null> {
    void this.buffer;
    yield* this.flush();
    this.detached = true;
    return null;
  }

  // ---- the rest ----

  /** Applies the given changes. Options that are null or missing in `changes` stay as they are. */
  *reconfigure(changes: Partial<TextOptions>): Steps<null> {
    const { encoding } = changes;
    const recoded = recodes(changes);
    if (recoded && this.decoded !== null) {
      const what = 'the encoding or newline of stream after the first read';
      return unsupported(`It is not possible to set ${what}`);
    }
    yield* this.flush();
    const codec = encoding === undefined ? this.codec : lookupCodec(encoding);
    // An encoding without an error handler selects 'strict'.
    const errors = changes.errors ?? (encoding === undefined ? this.options.errors : 'strict');
    this.options = { ...this.options, ...changes, errors };
    this.codec = codec;
    if (recoded) this.makeCoders();
    return null;
  }

  *truncate(): Steps<never> {
    yield* this.flush();
    return yield* this.buffer.truncate();
  }
  seek(): never {
    this.ready();
    return unsupported('underlying stream is not seekable');
  }
  tell(): never {
    this.ready();
    return unsupported('underlying stream is not seekable');
  }
  readable(): boolean {
    return this.buffer.readable();
  }
  writable(): boolean {
    return this.buffer.writable();
  }
  seekable(): boolean {
    return this.buffer.seekable();
  }
  isatty(): boolean {
    return this.buffer.isatty();
  }
  fileno(): number {
    return this.buffer.fileno();
  }
  /** The name of the buffered file as a string, or null if it has none. */
  get nameText(): string | null {
    return this.detached || !('name' in this.inner) ? null : String(this.inner.name);
  }
  repr(): string {
    const name = this.nameText === null ? '' : ` name=${this.nameText}`;
    return `<_io.TextIOWrapper${name} encoding='${this.options.encoding}'>`;
  }
}
