/** The natives that query the resolver, on the calling thread or on another one. */
import { native } from './binding.js';
import { place, type Sockaddr } from './sockaddr.js';

type Native = typeof native;

export type LookupName =
  'getaddrinfo' | 'gethostbyname' | 'gethostbynameEx' | 'gethostbyaddr' | 'getnameinfo';

/** The arguments of a query: those of the native, with an address where the native takes a size. */
export type QuestionOf<K extends LookupName> = K extends 'getnameinfo'
  ? [address: Sockaddr, flags: number]
  : Parameters<Native[K]>;

/** The return type of the native. A number is a code. */
export type AnswerOf<K extends LookupName> = ReturnType<Native[K]>;

/** A native method and its arguments. */
export type LookupStep = {
  [K in LookupName]: { readonly call: K; readonly args: QuestionOf<K> };
}[LookupName];

function argumentsOf(step: LookupStep): readonly unknown[] {
  if (step.call !== 'getnameinfo') return step.args;
  const [address, flags] = step.args;
  return [place(address), flags];
}

/** Waits for the answer and returns what the native returns. */
export function askNow(step: LookupStep): unknown {
  return (native[step.call] as (...args: unknown[]) => unknown)(...argumentsOf(step));
}

/** Starts a job of the engine. Returns its number, or a code below 0. */
export function askLater(step: LookupStep): number {
  const later = native[`${step.call}Later`] as (...args: unknown[]) => number;
  return later(...argumentsOf(step));
}
