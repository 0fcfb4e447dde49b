/** What the engine reports about a descriptor. native/engine/poller.h has the same bits. */
export const READABLE = 1;
export const WRITABLE = 2;
export const CLOSED = 4;
export const ENDED = 8;
export const FINISHED = 16;
export const URGENT = 32;
export const RECEIVED = 64;
export const FAILED = 128;
