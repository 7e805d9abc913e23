import { optionsOf } from '#train/options';
import { expect, test } from 'vitest';

test('nothing said: the shipped file', () => {
  const { out, ...rest } = optionsOf([]);
  expect(rest).toEqual({ seed: 7, claims: 60_000 });
  expect(out).toMatch(/services.scoring.data.denial-risk\.json$/);
});

test('as pnpm hands them on', () =>
  expect(optionsOf(['--', '--seed', '11', '--claims', '2000', '--out', 'ours.json'])).toEqual({
    seed: 11,
    claims: 2_000,
    out: 'ours.json',
  }));

for (const [args, message] of [
  [['--seed', 'x'], /--seed is a whole number/],
  [['--seed', '-1'], /seed/],
  [['--seed', '1.5'], /--seed is a whole number/],
  [['--seed', ''], /--seed is a whole number/],
  [['--seed', '9999999999'], /--seed is a whole number/],
  [['--claims', '999'], /--claims is a whole number from 1000/],
  [['--trees', '9'], /--trees/],
] as const) {
  test(`${args.join(' ')} is refused`, () => expect(() => optionsOf(args)).toThrow(message));
}
