/** The public names of `pysocket/fd` that both flavours share: calls that never wait, and types. */
export * from './constants.js';
export { error } from '../python/errors.js';
export * from './fcntl.js';
export type { HasFileno, WithFileno } from '../python/file-descriptor.js';
export * from './ioctl.js';
export * from './make.js';
