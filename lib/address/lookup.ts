/**
 * Calls of the resolver: bodies that say what to ask and are told the answer, so that every flavour
 * asks in its own way.
 */
import { native } from '../addon/binding.js';
import { drive } from '../waiting/steps.js';

type Native = typeof native;

export type LookupName =
  'getaddrinfo' | 'gethostbyname' | 'gethostbynameEx' | 'gethostbyaddr' | 'getnameinfo';

/** A native method and its arguments. */
export type LookupStep = {
  [K in LookupName]: { readonly call: K; readonly args: Parameters<Native[K]> };
}[LookupName];

/** The answer is what the method returns. */
export type Lookup<T> = Generator<LookupStep, T, unknown>;

/** One question. */
export function* ask<K extends LookupName>(
  call: K,
  ...args: Parameters<Native[K]>
): Lookup<ReturnType<Native[K]>> {
  return (yield { call, args } as LookupStep) as ReturnType<Native[K]>;
}

/** On the calling thread. */
export function lookUp<T>(body: Lookup<T>): T {
  return drive(body, ({ call, args }) =>
    (native[call] as (...args: unknown[]) => unknown)(...args),
  );
}
