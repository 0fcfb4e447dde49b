import { scenario } from '../scenario.js';

export const builtins = [
  scenario('builtins: errno', {
    lines: [
      'T(errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNREFUSED, errno.EBADF, errno.ENOTSOCK)',
      'T(errno.errorcode[errno.EAGAIN], errno.errorcode[errno.EDEADLK], errno.errorcode[errno.ENOTSUP])',
      'T(errno.errorcode[errno.EPIPE], errno.errorcode[errno.EINPROGRESS])',
      { py: "'ENOSUCH' in dir(errno)", js: "'ENOSUCH' in errno" },
      {
        py: "sorted((getattr(errno, n), errno.errorcode[getattr(errno, n)]) for n in dir(errno) if n[0] == 'E')",
        js: "Object.entries(errno).filter(([name]) => name !== 'errorcode').map(([, n]) => [n, errno.errorcode[n]]).sort(([a], [b]) => a - b)",
      },
    ],
  }),
  scenario('builtins: sleep', {
    lines: [
      'time.sleep(0)',
      'time.sleep(0.01)',
      'time.sleep(True)',
      'time.sleep(-1)',
      'time.sleep(-0.5)',
      'time.sleep(nan)',
      'time.sleep(inf)',
      'time.sleep(1e30)',
      "time.sleep(big('1000000000000000000000000000000'))",
      "time.sleep('x')",
      'time.sleep(None)',
      "time.sleep(b(''))",
      'time.sleep()',
      'time.sleep(1, 2)',
      { py: 'time.sleep(secs=1)', js: 'time.sleep({ secs: 1 })' },
    ],
  }),
];
