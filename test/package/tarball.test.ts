import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, plainEnvironment } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'pysocket-tarball-'));
const installed = join(folder, 'node_modules', 'pysocket');

const env = plainEnvironment();

function npm(...args: string[]): string {
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env });
}

function node(file: string, source: string): string {
  writeFileSync(join(folder, file), source);
  return execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8', env }).trim();
}

beforeAll(() => {
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  npm('install', '--ignore-scripts', '--offline', '--no-audit', pack(folder));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const EXCHANGE = `
  const [a, b] = socket.socketpair();
  a.sendall(Buffer.from('through the tarball'));
  console.log(b.recv(100).toString());
  const file = a.makefile('w', { encoding: 'gbk' });
  file.write('你好');
  file.close();
  console.log(b.recv(100).toString('hex'));
  a.close(); b.close();
`;

describe('the packed tarball, installed without scripts', () => {
  it('works through require', () => {
    const source = `const socket = require('pysocket'); ${EXCHANGE}`;
    expect(node('cjs.cjs', source)).toBe('through the tarball\nc4e3bac3');
  });

  it('works through import', () => {
    const source = `import socket from 'pysocket'; ${EXCHANGE}`;
    expect(node('esm.mjs', source)).toBe('through the tarball\nc4e3bac3');
  });

  it('has twelve binaries in at most three megabytes', () => {
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(statSync(join(folder, tarball)).size).toBeLessThanOrEqual(3_000_000);
  });

  it('has the guides, and not the generated reference', () => {
    const guides = ['errors.md', 'operating.md', 'porting.md', 'raw.md', 'tracing.md'];
    expect(readdirSync(join(installed, 'docs')).sort()).toEqual(guides);
    expect(readFileSync(join(installed, 'README.md'), 'utf8')).toContain('docs/porting.md');
  });

  it('needs no install script, and no other package', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
      gypfile?: boolean;
    };
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest.gypfile).toBe(false);
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(manifest.scripts).not.toHaveProperty(name);
    }
    expect(existsSync(join(installed, 'binding.gyp'))).toBe(false);
    expect(
      readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ).toEqual(['pysocket']);
  });
});
