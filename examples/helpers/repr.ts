/** Python's repr() of the values these programs print: None, numbers, str, bytes and tuples. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return reprOfStr(value);
  if (value instanceof Uint8Array) return reprOfBytes(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => repr(item));
    return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
  }
  return String(value);
}

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function escapeOf(character: string, quote: string): string | null {
  switch (character) {
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return character === quote ? `\\${quote}` : null;
  }
}

function reprOfStr(text: string): string {
  const quote = quoteFor(text);
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 || (code >= 0x7f && code < 0xa1);
    out += escapeOf(character, quote) ?? (control ? `\\x${hex(code, 2)}` : character);
  }
  return quote + out + quote;
}

function reprOfBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const quote = quoteFor(text);
  let out = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const printable = code >= 0x20 && code < 0x7f;
    out += escapeOf(character, quote) ?? (printable ? character : `\\x${hex(code, 2)}`);
  }
  return `b${quote}${out}${quote}`;
}
