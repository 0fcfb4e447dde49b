// Plain Linux. The runs under sanitizers are part of `npm test`.
import { join } from 'node:path';
import { FLAGS, judge, report, SOURCES, UNIX_FLAGS } from './engine-tests.mjs';
import { Absent, findTool, outputFolder, run } from './run.mjs';

export function epoll() {
  if (process.platform !== 'linux') throw new Absent('this is not Linux');
  const compiler = findTool(['g++'], 'apt: g++');
  const program = join(outputFolder('epoll'), 'tests');
  run(compiler, [...FLAGS, ...UNIX_FLAGS, ...SOURCES, '-o', program]);
  return report(judge(run(program, [], { timeout: 120_000 })));
}
