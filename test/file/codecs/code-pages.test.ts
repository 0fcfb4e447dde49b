/** The code pages are a copy of CPython's: the script's output for Python 3.13 equals the file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryPath } from '../../helpers/temporary.js';
import { findInterpreter } from '../../parity/interpreter.js';
import { patience } from '../../helpers/sanitizers.js';

const root = join(__dirname, '..', '..', '..');
const python = findInterpreter();
const isReference = python?.version.join('.') === '3.13';
if (!isReference) console.log('skipped, there is no Python 3.13: where the code pages come from');

it.runIf(isReference)('are what the script makes', { timeout: 120_000 * patience }, () => {
  const path = temporaryPath();
  execFileSync(python?.path ?? '', [join(root, 'scripts', 'generate-code-pages.py'), path]);
  const file = join(root, 'lib', 'file', 'codecs', 'code-pages.ts');
  // Not toBe(): a difference would print a hundred thousand characters.
  expect(readFileSync(path, 'utf8') === readFileSync(file, 'utf8')).toBe(true);
});
