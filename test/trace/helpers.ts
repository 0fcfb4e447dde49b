/** Traces as the tests read them. */
import { trace, type TracedCall } from 'pysocket/trace';

/** The calls that `during` makes. */
export async function tracedCalls(
  during: () => unknown,
  filter?: string,
): Promise<readonly TracedCall[]> {
  const calls: TracedCall[] = [];
  const traced = trace((call) => calls.push(call), filter);
  try {
    await during();
  } finally {
    traced.close();
  }
  return calls;
}

/** Their lines, without what differs each time. */
export function linesOf(calls: readonly TracedCall[]): string[] {
  return calls.map((call) => String(call).replace(/ <\d+\.\d{6}>$/, ''));
}
