/** Errors as values. */

/** The error that a call throws, or with which its promise is rejected. */
export async function raised(call: () => unknown): Promise<Error> {
  let value: unknown;
  try {
    value = await call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error(`nothing was raised, the value is ${String(value)}`);
}
