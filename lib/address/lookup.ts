/**
 * Calls of the resolver: bodies that say what to ask and are told the answer, so that every flavour
 * asks in its own way.
 */
import {
  type AnswerOf,
  askNow,
  type LookupName,
  type LookupStep,
  type QuestionOf,
} from '../addon/resolver.js';
import { drive } from '../waiting/steps.js';

/** The answer is what the native method returns. */
export type Lookup<T> = Generator<LookupStep, T, unknown>;

/** One question. */
export function* ask<K extends LookupName>(call: K, ...args: QuestionOf<K>): Lookup<AnswerOf<K>> {
  return (yield { call, args } as LookupStep) as AnswerOf<K>;
}

/** On the calling thread. */
export function lookUp<T>(body: Lookup<T>): T {
  return drive(body, askNow);
}
