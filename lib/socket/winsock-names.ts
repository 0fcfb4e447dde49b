/** Names of Python's module that are no functions, and that it has on Windows only. */
import { WINSOCK } from '../addon/errno.js';
import { winsock } from './winsock.js';

/**
 * `errorTab`: CPython's own texts for numbers of Winsock's errors; exceptions have the system's. Windows only: elsewhere
 * the name is absent. See Python's socket module.
 */
export declare const errorTab: Readonly<Record<number, string>>;

if (WINSOCK) {
  Object.assign(exports, { errorTab: winsock().TABLE });
}
