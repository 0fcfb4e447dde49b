/**
 * Every system call of the addon goes through native/os/sys.h, where tracing sees it. Nothing else in
 * native/ makes a system call.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const native = join(__dirname, '..', '..', 'native');

/** Functions of the C library that are a single system call each. */
const SYSTEM_CALLS = `
  accept accept4 bind close connect dup dup2 dup3 epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_wait
  eventfd fcntl fstat getpeername getpid getsockname getsockopt gettid ioctl isatty kevent kqueue listen
  lseek madvise nanosleep open openat pipe pipe2 poll posix_openpt ppoll pread preadv preadv2 pselect pwrite
  pwritev pwritev2 read readv recv recvfrom recvmmsg recvmsg sched_yield select send sendfile sendmmsg sendmsg
  sendto sethostname setsockopt shutdown sigaction sigprocmask sockatmark socket socketpair splice stat statx
  syscall timer_create timer_delete timer_settime timerfd_create usleep write writev gethostname
`
  .trim()
  .split(/\s+/);

/** Names that our own functions share: an unqualified call of one looks the same as the system call. */
const OURS = new Set(
  'accept bind close connect dup fcntl getpeername getsockname ioctl listen poll read readv recv recvfrom recvmmsg recvmsg send sendfile sendmmsg sendmsg sendto shutdown socket socketpair write writev open eventfd select isatty gethostname sethostname'.split(
    ' ',
  ),
);

/** Calls that sys.h cannot record, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  getaddrinfo: 'the C library makes as many calls for it as it likes',
  getnameinfo: 'the same',
  gethostbyname_r: 'the same',
  gethostbyaddr_r: 'the same',
  getservbyname_r: 'the same',
  getservbyport_r: 'the same',
  getprotobyname_r: 'the same',
  if_nameindex: 'the same',
  if_indextoname: 'the same',
  if_nametoindex: 'the same',
  grantpt: 'the same',
  unlockpt: 'the same',
  ptsname_r: 'the same',
  clock_gettime: 'the kernel answers it in user space',
  dlopen: "the dynamic linker's",
  sysconf: 'the C library knows the answer',
};

interface Source {
  readonly file: string;
  readonly text: string;
}

/** Windows-only files are skipped, because tracing does not exist there. */
const ELSEWHERE = /windows|socket_handle/;

function sources(): Source[] {
  return ['os', 'engine', 'binding']
    .flatMap((ring) => readdirSync(join(native, ring)).map((name) => join(ring, name)))
    .filter((file) => /\.(cc|h)$/.test(file) && !ELSEWHERE.test(file))
    .map((file) => {
      const text = readFileSync(join(native, file), 'utf8');
      return { file, text: text.replace(/\/\/.*$/gm, '').replace(/"(\\.|[^"\\])*"/g, '""') };
    });
}

const isHeader = ({ file }: Source): boolean => /^os\/sys(_[a-z]+)?\.h$/.test(file);

function direct(text: string): string[] {
  const names = SYSTEM_CALLS.join('|');
  const qualified = text.matchAll(new RegExp(`(?<![\\w>])::(${names})\\(`, 'g'));
  const plain = SYSTEM_CALLS.filter((name) => !OURS.has(name)).join('|');
  const unqualified = text.matchAll(new RegExp(`(?<![\\w.:>~])(?<!struct )(${plain})\\(`, 'g'));
  return [...qualified, ...unqualified].map(([, name = '']) => name);
}

describe('system calls', () => {
  it('are called by os/sys.h and nothing else', () => {
    const others = sources().filter((source) => !isHeader(source));
    expect(others.length).toBeGreaterThan(90);
    const found = others.flatMap(({ file, text }) =>
      direct(text).map((name) => `${file}: ${name}()`),
    );
    expect(found).toEqual([]);
  });

  it('are found where they are called', () => {
    const headers = sources().filter(isHeader);
    const called = new Set(headers.flatMap(({ text }) => direct(text)));
    for (const name of ['recv', 'sendmsg', 'poll', 'getsockopt', 'syscall', 'close', 'epoll_ctl']) {
      expect(called).toContain(name);
    }
    expect(direct('if (::recv(fd, data, 1, 0) < 0 || epoll_wait(fd) == 0) sys::send(fd);')).toEqual(
      ['recv', 'epoll_wait'],
    );
  });

  it('but for those of which the exemptions say why', () => {
    const text = sources()
      .filter((source) => !isHeader(source))
      .map((source) => source.text)
      .join('\n');
    for (const name of Object.keys(EXEMPT)) expect(text, name).toMatch(new RegExp(`\\b${name}\\(`));
  });

  it('are recorded under names that decoding knows', () => {
    const table = readFileSync(join(native, 'os', 'syscalls.inc'), 'utf8');
    const names = [...table.matchAll(/PYSOCKET_SYSCALL\((\w+)\)/g)].map(([, name]) => name);
    const recorded = sources()
      .filter(isHeader)
      .flatMap(({ text }) => [...text.matchAll(/Syscall::k_(\w+)/g)].map(([, name]) => name));
    expect([...new Set(recorded)].sort()).toEqual(names.sort());
    const calls = readFileSync(join(native, '..', 'lib', 'trace', 'calls.ts'), 'utf8');
    for (const name of names) expect(calls).toMatch(new RegExp(`^ {2}${name ?? ''}(: |\\()`, 'm'));
  });
});
