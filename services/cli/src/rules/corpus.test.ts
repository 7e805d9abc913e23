import { judge, rulebook } from '@chargeline/rules';
import { syntheticClaims } from '@chargeline/standalone';
import { visitsOf } from '@chargeline/synth';
import { expect, test } from 'vitest';
import { syntheticCorpus } from './corpus.js';

const practice = { encounters: 400, seed: 2 };

test('each claim of a synthetic practice comes beside the earlier ones of its patient that went to a payer', () => {
  const documents = [...syntheticCorpus(practice, '2026-01-01', rulebook)];
  const patients = [...syntheticClaims(practice)].map(
    ({ encounter }) => `${encounter.tenantId} ${encounter.patient.ref}`,
  );
  expect(documents).toHaveLength(patients.length);
  const wentOn = documents.map((document) => judge(document, rulebook).outcome === 'judged');
  for (const [at, { history }] of documents.entries()) {
    const earlier = documents.slice(0, at).filter((_, before) => wentOn[before]! && patients[before] === patients[at]);
    expect(history!.map(({ lines }) => lines.map(({ code }) => code))).toEqual(
      earlier.map(({ claim }) => claim.lines.map(({ code }) => code)),
    );
  }
  expect(documents.some(({ history }) => history!.length > 0)).toBe(true);
  expect(wentOn).toContain(false);
});

test('what stops a claim is what its sender expects, visit by visit', () => {
  const visits = [...visitsOf(practice)];
  const numbers = [...syntheticClaims(practice)].map(({ encounter }) =>
    Number(encounter.encounterId.split('.').at(-1)),
  );
  for (const [at, document] of [...syntheticCorpus(practice, '2026-01-01', rulebook)].entries()) {
    const stopping = judge(document, rulebook).findings.filter(({ severity }) => /reject|hold/.test(severity));
    const { expected, because } = visits[numbers[at]!]!;
    expect([...new Set(stopping.map(({ rule }) => rule))]).toEqual(expected === 'billed' ? [] : [because]);
  }
});
