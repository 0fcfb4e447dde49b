/** Traces in a form that tests can compare. */
import { trace, type TracedCall } from 'pysocket/trace';

/** The system calls that `during` makes. */
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

/** The lines of the calls, without the parts that differ each time. */
export function linesOf(calls: readonly TracedCall[]): string[] {
  return calls.map((call) => String(call).replace(/ <\d+\.\d{6}>$/, ''));
}
