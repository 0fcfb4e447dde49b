/** Names of Python's module that are not functions and exist on Windows only. */
import { WINSOCK } from '../addon/errno.js';
import { winsock } from './winsock.js';

/**
 * `errorTab`: CPython's own texts for Winsock error numbers. Exceptions have the system's texts.
 * Windows only: elsewhere the name is absent. See Python's socket module.
 */
export declare const errorTab: Readonly<Record<number, string>>;

if (WINSOCK) {
  Object.assign(exports, { errorTab: winsock().TABLE });
}
