/**
 * Loads `node:worker_threads` on demand. That takes a tenth of the time of an import, and most
 * programs need it only at their first recv().
 */
export function runtimeThreads(): typeof import('node:worker_threads') {
  return require('node:worker_threads') as typeof import('node:worker_threads');
}
