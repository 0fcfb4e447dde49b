/** The keywords of makefile() and reconfigure() for text files. */
import { OverflowError, ValueError } from '../../python/errors.js';
import { utf8encode } from '../../python/filesystem-encoding.js';
import { clinicTypeName, newDict } from '../../python/types.js';
import { toIndex } from '../../python/arguments.js';
import { checkNewline, Newline } from './newline.js';

/** Python's locale encoding on every relevant Linux system. */
const DEFAULT_ENCODING = 'UTF-8';

export interface TextOptions {
  encoding: string;
  errors: string;
  newline: Newline;
  line_buffering: boolean;
  write_through: boolean;
}

type Given = Readonly<Record<string, unknown>>;

function toOptionalText(caller: string, name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  throw new TypeError(
    `${caller} argument '${name}' must be str or None, not ${clinicTypeName(value)}`,
  );
}

/** Checks a str as CPython does when it passes one to C: no NUL and no surrogates. */
function toCText(caller: string, name: string, value: unknown): string | null {
  const text = toOptionalText(caller, name, value);
  if (text === null) return null;
  utf8encode(text);
  if (text.includes('\0')) throw new ValueError('embedded null character');
  return text;
}

function toEncoding(text: string | null): string {
  return text === null || text === 'locale' ? DEFAULT_ENCODING : text;
}

/** Returns the options of a new file. The codec look-up checks the encoding later. */
export function textOptions(given: Given): TextOptions {
  const caller = 'TextIOWrapper()';
  const encoding = toCText(caller, 'encoding', given.encoding);
  const newline = toCText(caller, 'newline', given.newline);
  const errors = toCText(caller, 'errors', given.errors);
  checkNewline(newline);
  return {
    encoding: toEncoding(encoding),
    errors: errors ?? 'strict',
    newline: new Newline(newline),
    line_buffering: false,
    write_through: false,
  };
}

/** Returns the options that reconfigure() changes. */
export function changedOptions(given: Given): Partial<TextOptions> {
  const caller = 'reconfigure()';
  const encoding = toOptionalText(caller, 'encoding', given.encoding);
  const errors = toOptionalText(caller, 'errors', given.errors);
  const newline = toOptionalText(caller, 'newline', given.newline);
  checkNewline(newline);
  return newDict<Partial<TextOptions>>({
    ...(encoding === null ? {} : { encoding: toEncoding(encoding.replace(/\0.*/s, '')) }),
    ...(errors === null ? {} : { errors }),
    ...(given.newline === undefined ? {} : { newline: new Newline(newline) }),
    ...toggled('line_buffering', given.line_buffering),
    ...toggled('write_through', given.write_through),
  });
}

/** True if the changes affect how characters and bytes are converted. */
export function recodes({ encoding, errors, newline }: Partial<TextOptions>): boolean {
  return encoding !== undefined || errors !== undefined || newline !== undefined;
}

function toggled(name: 'line_buffering' | 'write_through', value: unknown): Partial<TextOptions> {
  if (value === null || value === undefined) return {};
  const number = BigInt(toIndex(value));
  if (BigInt.asIntN(64, number) !== number) {
    throw new OverflowError('Python int too large to convert to C long');
  }
  return { [name]: number !== 0n };
}
