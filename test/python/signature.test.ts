/** Keywords are those that the program passed, whatever has been added to Object.prototype. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOTH } from '../helpers/flavours.js';

type Outcomes = Readonly<Record<string, string>>;

describe.each(BOTH)('$name', ({ path }) => {
  // A separate program, so that nothing else has to work with such objects.
  const script = join(__dirname, 'inherited-keywords.cjs');
  const json = execFileSync(process.execPath, [script, require.resolve(path)], {
    encoding: 'utf8',
  });
  const { '': plain, ...inherited } = JSON.parse(json) as Record<string, Outcomes>;

  it('the calls do something', () => {
    const failed = Object.entries(plain ?? {}).filter(([, outcome]) => /Error/.test(outcome));
    // These require an argument, which a dictionary cannot provide.
    expect(failed.map(([call]) => call)).toEqual([
      ...['recv_into({})', 'recvfrom_into', 'sendmsg_afalg', 'sendfile'],
    ]);
  });

  it.each(Object.keys(inherited))('an inherited %s is no keyword', (name) => {
    expect(inherited[name]).toEqual(plain);
  });
});
