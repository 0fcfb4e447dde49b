/** Sockets passed by systemd's socket activation protocol. */
import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import blocking from 'pysocket';
import { describe, expect, it } from 'vitest';
import { sayLacking } from '../helpers/lacking.js';

/** The shell passes descriptors to the program that it executes in its place. */
const hasShell = spawnSync('sh', ['-c', 'true']).status === 0;
if (!hasShell) sayLacking('there is no sh');

interface Passing {
  entry?: string;
  stdio: number[];
  pid?: string;
  count?: string;
  names?: string;
  call?: string;
}

/** The output of a process that is started with these descriptors from number 3 on. */
function adopted({ entry = 'pysocket', stdio, pid = '$$', count, names, call = '' }: Passing) {
  const source = `
    const socket = require('${entry}');
    let found;
    try { found = socket.listen_fds(${call}); } catch (error) { found = error; }
    const text = Array.isArray(found)
      ? found.map(([name, sock]) => [name, sock.fileno(), sock.family, sock.type,
          sock.get_inheritable(), sock.getsockname()])
      : [found.name, found.errno];
    console.log(JSON.stringify([text, process.env.LISTEN_FDS ?? null]));
    process.exit();`;
  const variables = [
    `LISTEN_PID=${pid}`,
    count === undefined ? '' : `LISTEN_FDS=${count}`,
    names === undefined ? '' : `LISTEN_FDNAMES=${names}`,
  ].join(' ');
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `${variables} exec "$0" -e "$1"`, process.execPath, source],
    {
      cwd: __dirname,
      stdio: ['ignore', 'pipe', 'pipe', ...stdio],
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as [unknown, string | null];
}

describe.skipIf(!hasShell).each(['pysocket', 'pysocket/promises'])(
  'listen_fds() of %s',
  (entry) => {
    it('adopts them with their names, once', () => {
      using server = blocking.create_server(['127.0.0.1', 0]);
      using udp = blocking.socket(blocking.AF_INET, blocking.SOCK_DGRAM);
      udp.bind(['127.0.0.1', 0]);
      const stdio = [server.fileno(), udp.fileno()];
      expect(adopted({ entry, stdio, count: '2', names: 'http:dns' })).toEqual([
        [
          ['http', 3, blocking.AF_INET, blocking.SOCK_STREAM, false, server.getsockname()],
          ['dns', 4, blocking.AF_INET, blocking.SOCK_DGRAM, false, udp.getsockname()],
        ],
        null,
      ]);
    });

    it('leaves the environment when told to; names may be missing', () => {
      using server = blocking.create_server(['127.0.0.1', 0]);
      const passing = { entry, stdio: [server.fileno()], count: '1' };
      const expected = [
        ['unknown', 3, blocking.AF_INET, blocking.SOCK_STREAM, false, server.getsockname()],
      ];
      expect(adopted({ ...passing, call: 'false' })).toEqual([expected, '1']);
      expect(adopted({ ...passing, call: '{ unset_environment: false }' })).toEqual([
        expected,
        '1',
      ]);
    });

    it('finds nothing that is meant for another process, or is no count', () => {
      using server = blocking.create_server(['127.0.0.1', 0]);
      const passing = { entry, stdio: [server.fileno()] };
      expect(adopted({ ...passing, pid: '1', count: '1' })[0]).toEqual([]);
      expect(adopted(passing)[0]).toEqual([]);
      expect(adopted({ ...passing, count: 'many' })[0]).toEqual([]);
      expect(adopted({ ...passing, count: '-1' })[0]).toEqual([]);
    });

    it('adopts none when one is no socket', () => {
      using server = blocking.create_server(['127.0.0.1', 0]);
      const stdio = [server.fileno(), openSync(devNull, 'r')];
      expect(adopted({ entry, stdio, count: '2' })).toEqual([['OSError', 88], '2']);
      expect(adopted({ entry, stdio: [server.fileno()], count: '9999' })).toEqual([
        ['OSError', 88],
        '9999',
      ]);
    });
  },
);
