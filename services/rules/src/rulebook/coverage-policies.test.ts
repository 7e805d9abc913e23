import { expect, test } from 'vitest';
import { z } from 'zod';
import { policyFor } from './coverage-policies.js';
import { table } from './tables.js';

test('a policy is found by each of its procedures, with ages where it has none', () => {
  expect(policyFor('77080')).toEqual(policyFor('77085'));
  expect(policyFor('71271')).toMatchObject({ most: 1, from: 50, to: 80 });
  expect(policyFor('83036')).toMatchObject({ from: 0, to: 124 });
  expect(policyFor('99213')).toBeNull();
});

test('no procedure has two policies', () => {
  const { policies } = table(
    'coverage-policies',
    z.object({ policies: z.array(z.object({ procedures: z.array(z.string()) })) }),
  );
  const procedures = policies.flatMap((policy) => policy.procedures);
  expect(procedures).toEqual([...new Set(procedures)]);
});
