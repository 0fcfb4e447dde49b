/**
 * Calls of the resolver, as bodies that yield a query and receive the answer, so that each flavour
 * can query in its own way.
 */
import {
  type AnswerOf,
  askNow,
  type LookupName,
  type LookupStep,
  type QuestionOf,
} from '../addon/resolver.js';
import { drive } from '../waiting/steps.js';

/** A body that yields queries. The answer to a query is the result of the native method. */
export type Lookup<T> = Generator<LookupStep, T, unknown>;

/** Makes one query. */
export function* ask<K extends LookupName>(call: K, ...args: QuestionOf<K>): Lookup<AnswerOf<K>> {
  return (yield { call, args } as LookupStep) as AnswerOf<K>;
}

/** Runs a body on the calling thread. */
export function lookUp<T>(body: Lookup<T>): T {
  return drive(body, askNow);
}
