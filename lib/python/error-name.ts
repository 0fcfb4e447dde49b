/** Errors that are known by their name: Node's, the program's, those of another realm. */
export function isNamed(error: unknown, name: string): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}
