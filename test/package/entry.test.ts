import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declaredNames, entries } from './scripts.js';
import { temporaryPath } from '../helpers/temporary.js';

const root = join(__dirname, '..', '..');

function run(flags: string[], source: string): string {
  return execFileSync(process.execPath, [...flags, '-e', source], {
    cwd: __dirname,
    encoding: 'utf8',
  }).trim();
}

describe('the package', () => {
  it('is one instance through import and require', () => {
    const source = `
      import socket from 'pysocket';
      import * as names from 'pysocket';
      import { createRequire } from 'node:module';
      const required = createRequire(import.meta.url)('pysocket');
      console.log(socket.socket === names.socket, socket.socket === required.socket,
        socket.OSError === required.OSError, required.default === socket,
        'AF_INET' in names, 'AF_NOSUCH' in socket);
    `;
    expect(
      run(['--input-type=module'], source.replace('import.meta.url', "process.cwd() + '/x'")),
    ).toBe('true true true true true false');
  });

  it('has what only some platforms have as names, so that a program starts on each', () => {
    const declared = declaredNames();
    expect(declared.index).toContain('AF_SYSTEM');
    expect(declared.select).toEqual(expect.arrayContaining(['epoll', 'kevent', 'kqueue']));
    for (const [entry, names] of Object.entries(declared)) {
      const facade = readFileSync(join(root, 'dist', `${entry}.mjs`), 'utf8');
      expect(names.filter((name) => !facade.includes(`\n  ${name},\n`))).toEqual([]);
    }
  });

  it('has what package.json says, and says what it has', () => {
    const { exports: exported, typesVersions } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as { exports: Record<string, unknown>; typesVersions: { '*': Record<string, unknown> } };
    const found = Object.entries(exported).filter(([, target]) => typeof target === 'object');
    const wanted = entries().map(({ name }) => {
      const forms = (types: string, file: string) => ({
        types: `./dist/${name}.${types}`,
        default: `./dist/${name}.${file}`,
      });
      const path = name === 'index' ? '.' : `./${name}`;
      return [path, { import: forms('d.mts', 'mjs'), require: forms('d.ts', 'js') }];
    });
    expect(found).toEqual(wanted);
    const others = entries().filter(({ name }) => name !== 'index');
    expect(typesVersions['*']).toEqual(
      Object.fromEntries(others.map(({ name }) => [name, [`./dist/${name}.d.ts`]])),
    );
  });

  it('loads nothing of what stands beside it with `pysocket`', () => {
    const source = `
      require('pysocket');
      const files = Object.keys(require.cache).map((path) => require('node:path').basename(path));
      console.log(JSON.stringify(files.filter((name) => name.endsWith('.js')).sort()));`;
    expect(JSON.parse(run([], source))).toEqual(['index.js', 'pysocket.js']);
  });

  it('is one instance with what stands beside it', () => {
    const source = `
      import socket from 'pysocket';
      import { errno, sleep } from 'pysocket/builtins';
      import { sleep as later } from 'pysocket/promises/builtins';
      const errors = [];
      try { sleep(-1); } catch (error) { errors.push(error); }
      await later(-1).catch((error) => errors.push(error));
      console.log(errors.every((error) => error.constructor === socket.ValueError), errno.EBADF === socket.EBADF);`;
    expect(run(['--input-type=module'], source)).toBe('true true');
  });

  it('loads what PYSOCKET_NATIVE names, and nothing else', () => {
    expect(() =>
      execFileSync(process.execPath, ['-e', "require('pysocket')"], {
        cwd: __dirname,
        env: { ...process.env, PYSOCKET_NATIVE: '/nonexistent/pysocket.node' },
        stdio: 'pipe',
      }),
    ).toThrow(/no native binary for .*\n {2}\/nonexistent\/pysocket\.node: not there\n/);
  });

  it('says of a binary that is there why it was refused', () => {
    const path = `${temporaryPath()}.node`;
    writeFileSync(path, 'no library');
    const source = `
      try { require('pysocket'); } catch (e) { console.log(e.code, e.message, String(e.cause)); }`;
    const out = execFileSync(process.execPath, ['-e', source], {
      cwd: __dirname,
      env: { ...process.env, PYSOCKET_NATIVE: path },
      encoding: 'utf8',
    });
    expect(out).toContain(`\n  ${path}: `);
    expect(out).toMatch(/^ERR_PYSOCKET_NATIVE .*\n.*(file too short|invalid ELF header)/);
    expect(out).toContain('This package ships linux-x64-glibc, ');
    expect(out).toContain('npm ci && npm run compile');
  });

  it('is not looked through for names when a module imports it', () => {
    // Node recognizes these forms in a CommonJS file when it looks for its exported names.
    const followed = /module\.exports\s*=\s*require|__exportStar\(require|__export\(require/;
    const folder = join(__dirname, '../../dist');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.js') && !name.startsWith('lib'),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const name of files)
      expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(followed);
  });

  describe('when no descriptor is left to load anything with', () => {
    const exhausted = (source: string): string => {
      const whole = `
        const socket = require('pysocket');
        const { openSync, writeSync } = require('node:fs');
        const [a] = socket.socketpair();
        const held = [];
        try { for (;;) held.push(openSync('/dev/null')); } catch {}
        ${source}`;
      const command = 'ulimit -n 64 && exec "$0" -e "$1"';
      return execFileSync('sh', ['-c', command, process.execPath, whole], {
        cwd: __dirname,
        encoding: 'utf8',
      });
    };

    it('makes the first file', () => {
      expect(exhausted("writeSync(1, String(a.makefile('rw')));")).toBe(
        "<_io.TextIOWrapper mode='rw' encoding='UTF-8'>",
      );
    });

    // In Python, too, each of these needs a module of its own.
    it.each([
      "a.makefile('r', { encoding: 'utf-16' })",
      "a.makefile('r', { encoding: 'cp437' })",
      "a.makefile('r', { encoding: 'gbk' })",
      "socket.getaddrinfo('b\\u00fccher.invalid', 1)",
      "socket.gethostbyname('b\\u00fccher.invalid')",
      'a.promises',
    ])('%s is an OSError, and works when some are free again', (call) => {
      const source = `
        const { closeSync } = require('node:fs');
        const attempt = () => {
          try { ${call}; return 'made'; } catch (e) { return e instanceof socket.gaierror ? 'made' : e.name + e.message; }
        };
        const first = attempt();
        // A sanitizer needs some itself.
        for (const fd of held.splice(0, 8)) closeSync(fd);
        writeSync(1, first + ', ' + attempt());`;
      expect(exhausted(source)).toBe('OSError[Errno 24] Too many open files, made');
    });
  });

  it('has no cause to show when there is no binary', () => {
    const source = `
      try { require('pysocket'); } catch (e) { console.log('cause' in e); }`;
    const out = execFileSync(process.execPath, ['-e', source], {
      cwd: __dirname,
      env: { ...process.env, PYSOCKET_NATIVE: '/nonexistent/pysocket.node' },
      encoding: 'utf8',
    });
    expect(out).toBe('false\n');
  });
});
