/** Python's types: their TypeScript equivalents, their names, and Python's repr of values. */
import { types } from 'node:util';

/** Python's int: a number without a fraction, or a bigint. */
export type Integer = number | bigint;
/** A time in seconds, not milliseconds. It may have a fraction. */
export type Seconds = number | bigint;

/** True for an object that stands for a dict or for keyword arguments, rather than a literal iterable. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (types.isProxy(value) || Object.hasOwn(value, Symbol.iterator)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || isObjectPrototype(prototype);
}

/** True for another realm's Object.prototype: that of a vm context, or of a program that Jest tests. */
function isObjectPrototype(prototype: unknown): boolean {
  if (typeof prototype !== 'object' || prototype === null || types.isProxy(prototype)) return false;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}

/** Returns a dict: an object without a prototype, so that additions to Object.prototype do not appear in it. */
export function newDict<T extends object>(items?: T): T {
  return Object.assign(Object.create(null) as T, items);
}

/** Python: type(value).__name__ */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'undefined':
      return 'undefined';
    case 'symbol':
      return 'symbol';
    case 'function':
      return 'function';
    default:
      return value === null ? 'NoneType' : objectTypeName(value as object);
  }
}

function objectTypeName(value: object): string {
  // Any access to a proxy may throw, and with a revoked one it always does.
  if (types.isProxy(value)) return 'object';
  if (Array.isArray(value)) return 'tuple';
  if (Buffer.isBuffer(value)) return 'bytes';
  if (types.isUint8Array(value) || types.isAnyArrayBuffer(value)) return 'bytearray';
  if (types.isDataView(value)) return 'memoryview';
  if (ArrayBuffer.isView(value)) return 'array.array';
  if (isPlainObject(value)) return 'dict';
  const constructor: unknown = Object.getPrototypeOf(value)?.constructor;
  return typeof constructor === 'function' && typeof constructor.name === 'string'
    ? constructor.name
    : 'object';
}

/** Like typeName, but None is 'None', as CPython's Argument Clinic prints it. */
export function clinicTypeName(value: unknown): string {
  return value === null ? 'None' : typeName(value);
}

/** Python: repr(value) */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  }
  if (types.isUint8Array(value)) return `b${quoteBytes(value)}`;
  if (Array.isArray(value)) {
    return value.length === 1 ? `(${repr(value[0])},)` : `(${value.map(repr).join(', ')})`;
  }
  return String(value);
}

/** Python: str(value) */
export function str(value: unknown): string {
  return typeof value === 'string' ? value : repr(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quoteMark(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function escapeCode(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

// Created on demand, because it takes as long to parse as three modules take to load.
const unprintable = (): RegExp => /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

function quote(text: string): string {
  const mark = quoteMark(text);
  const escaping = unprintable();
  let out = mark;
  for (const character of text) {
    const escaped = character === mark ? `\\${mark}` : ESCAPES[character];
    if (escaped !== undefined) out += escaped;
    else out += escaping.test(character) ? escapeCode(character.codePointAt(0) ?? 0) : character;
  }
  return out + mark;
}

function quoteBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const mark = quoteMark(text);
  let out = mark;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const escaped = character === mark ? `\\${mark}` : ESCAPES[character];
    if (escaped !== undefined) out += escaped;
    else out += code < 0x20 || code > 0x7e ? escapeCode(code) : character;
  }
  return out + mark;
}

/** Python: bool(value) */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value) || typeof value === 'string') return value.length > 0;
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return value.byteLength > 0;
  if (isPlainObject(value)) return Object.keys(value).length > 0;
  // NaN is true in Python, because it is not zero.
  return Number.isNaN(value) || Boolean(value);
}
