/** The names of the numbers of errors; what has the numbers fills the tables in. */

/** @internal the first name of each number: 'EAGAIN', not 'EWOULDBLOCK' */
export const errnoNames = new Map<number, string>();

/** @internal the names of the resolver's errors */
export const resolverNames = new Map<number, string>();
