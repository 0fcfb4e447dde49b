/** `node:worker_threads`, which takes a tenth of an import to load: most programs need it at their first recv(). */
export function runtimeThreads(): typeof import('node:worker_threads') {
  return require('node:worker_threads') as typeof import('node:worker_threads');
}
