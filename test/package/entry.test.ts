import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

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

  it('loads what PYSOCKET_NATIVE names, and nothing else', () => {
    expect(() =>
      execFileSync(process.execPath, ['-e', "require('pysocket')"], {
        cwd: __dirname,
        env: { ...process.env, PYSOCKET_NATIVE: '/nonexistent/pysocket.node' },
        stdio: 'pipe',
      }),
    ).toThrow(/no native binary for .*\/nonexistent\/pysocket\.node/);
  });
});
