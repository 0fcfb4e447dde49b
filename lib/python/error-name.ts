/** True if an error has this name. Used for errors of Node, of the program and of other realms. */
export function isNamed(error: unknown, name: string): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === name;
}
