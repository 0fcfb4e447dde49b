/** One test of each outcome, for ../bare.test.ts. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { skip } from '../../helpers/lacking.js';

const finished: string[] = [];

describe('a block', () => {
  it.each([1, 2])('passes with %i', (number) => {
    onTestFinished(() => {
      finished.push(String(number));
    });
    expect({ number, more: true }).toMatchObject({ number: expect.any(Number) as unknown });
  });
});

it('fails', () => {
  expect(finished).toEqual(['2', '1']);
});

it.skip('is left out', () => undefined);

it('finds that something is lacking', () => {
  skip('it is only a test');
});

it('leaves an error to nobody', async () => {
  void Promise.reject(new RangeError('left alone'));
  await new Promise(setImmediate);
});
