/** Windows' error codes and the errnos that Python assigns to them, from CPython's PC/errmap.h. */

/** Winsock's codes are errnos themselves, except for these: C has an errno for each, which is 10000 less. */
const WINSOCK_OF_C: ReadonlySet<number> = new Set([10004, 10009, 10013, 10014, 10022, 10024]);
const WINSOCK = { first: 10000, end: 12000 };

/** ERROR_NOT_ENOUGH_MEMORY, which stands for the ENOMEM of natives. */
const NO_MEMORY = { winerror: 8, errno: 12 };
const EINVAL = 22;

/** The codes that map to each errno of Microsoft's C library. */
const CODES: readonly (readonly [errno: number, winerrors: readonly number[]])[] = [
  [2 /* ENOENT */, [2, 3, 15, 18, 53, 67, 161, 206]],
  [7 /* E2BIG */, [10]],
  [
    8 /* ENOEXEC */,
    [11, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201, 202],
  ],
  [9 /* EBADF */, [6, 114, 130]],
  [10 /* ECHILD */, [128, 129]],
  [11 /* EAGAIN */, [89, 164, 215]],
  [NO_MEMORY.errno, [7, NO_MEMORY.winerror, 9, 1816]],
  [
    13 /* EACCES */,
    [
      5, 16, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 65, 82, 83,
      108, 132, 158, 167,
    ],
  ],
  [17 /* EEXIST */, [80, 183]],
  [18 /* EXDEV */, [17]],
  [20 /* ENOTDIR */, [267]],
  [24 /* EMFILE */, [4]],
  [28 /* ENOSPC */, [112]],
  [32 /* EPIPE */, [109, 232]],
  [41 /* ENOTEMPTY */, [145]],
  [42 /* EILSEQ */, [1113]],
  [138 /* ETIMEDOUT of C, which is not Winsock's */, [258]],
];

let errnos: ReadonlyMap<number, number> | null = null;

/** Returns the code inside an HRESULT, the form that some of the system's errors have. */
function unwrapped(winerror: number): number {
  return (winerror & 0xffff0000) >>> 0 === 0x80070000 ? winerror & 0xffff : winerror;
}

/** Returns the errno for a Windows error code. */
export function errnoOf(winerror: number): number {
  const code = unwrapped(winerror);
  if (code >= WINSOCK.first && code < WINSOCK.end) {
    return WINSOCK_OF_C.has(code) ? code - WINSOCK.first : code;
  }
  errnos ??= new Map(CODES.flatMap(([errno, codes]) => codes.map((each) => [each, errno])));
  return errnos.get(code) ?? EINVAL;
}

/** Returns the code that a native's errno came from, or null if the error is not one of Windows'. */
export function winerrorOf(errno: number): number | null {
  if (errno >= WINSOCK.first) return errno;
  if (errno === NO_MEMORY.errno) return NO_MEMORY.winerror;
  const code = errno + WINSOCK.first;
  return WINSOCK_OF_C.has(code) ? code : null;
}
