// vitest's expect(), built from its component packages, because its own module requires vitest's process.
import * as parts from '@vitest/expect';
import { getCurrentTest } from '@vitest/runner';

const { ASYMMETRIC_MATCHERS_OBJECT, chai, customMatchers, GLOBAL_EXPECT, setState } = parts;

for (const part of [
  'JestExtend',
  'JestChaiExpect',
  'ChaiStyleAssertions',
  'JestAsymmetricMatchers',
]) {
  chai.use(parts[part]);
}

export function expect(value, message) {
  const assertion = chai.expect(value, message);
  const test = getCurrentTest();
  return test === undefined ? assertion : assertion.withTest(test);
}
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
setState({ assertionCalls: 0 }, expect);
chai.expect.extend(expect, customMatchers);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect });
