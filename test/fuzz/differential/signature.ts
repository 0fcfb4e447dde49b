/** Names for divergences. Similar ones have the same name. */
import { calledBy, type Divergence } from './compare.js';
import type { Call, Outcome, Step } from './steps.js';

/** Which call differs, and how. */
export function signature(steps: readonly Step[], divergence: Divergence): string {
  const { flavour, index, expected, actual } = divergence;
  const step = calledBy(steps, index);
  const what =
    step === undefined ? 'end' : 'call' in step ? method(step.call) : Object.keys(step)[0];
  return `${flavour} ${what}: ${brief(expected)}, not ${brief(actual)}`;
}

function method(call: string): string {
  const name = call.replace(/^(?!socket\.)\w+\./, '');
  return name.replace(/^(recv|send).*/, '$1*');
}

function brief(outcome: Outcome): string {
  if (typeof outcome['raise'] === 'string') {
    return `${outcome['raise']}${outcome['errno'] ? ` ${String(outcome['errno'])}` : ''}`;
  }
  if ('trouble' in outcome) return String(outcome['trouble']).slice(0, 60);
  if ('blocks' in outcome || 'pending' in outcome) return 'waits';
  return Object.keys(outcome).find((key) => key !== 'limit') ?? 'nothing';
}

/** What a small program does besides sending and receiving, which hints at the cause. */
export function circumstances(steps: readonly Step[]): string {
  const calls = steps.filter((step): step is Call => 'call' in step);
  const found = [...calls.flatMap(circumstancesOf), ...composites(steps)];
  return found.length === 0 ? '' : ` (${[...new Set(found)].sort().join(', ')})`;
}

function circumstancesOf({ call, args = [], keywords = {}, start }: Call): string[] {
  const name = method(call);
  const flags = JSON.stringify(args).match(/MSG_(OOB|ERRQUEUE|WAITALL|TRUNC)|SO_\w+/g) ?? [];
  const plain = /^(recv\*|send\*|bind|connect(_ex)?|socket\.\w+)$/.test(name);
  return [
    ...(plain ? [] : [MODES.test(name) ? 'mode' : COPIES.test(call) ? 'dup' : name]),
    ...(COPIES.test(call) ? ['dup'] : []),
    ...('fileno' in keywords ? ['same number'] : []),
    ...(start === undefined ? [] : ['pending']),
    ...flags,
  ];
}

const MODES = /^set(timeout|blocking)$/;
const COPIES = /\.(dup|fromfd|recv_fds)$/;

function composites(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => ('fill' in step ? ['full'] : []));
}

/** A signature without the circumstances. */
export function withoutCircumstances(about: string): string {
  return about.replace(/ \(.*$/, '');
}
