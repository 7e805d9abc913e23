import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

const RULE = 'OWN-215';

const text = `
id: ${RULE}
title: Longest visit of an established patient
because: The clinic wants to see the note of the longest visits before they are billed. Read it, then clear this.
severity: hold
scope: line
source: the clinic's own policy of 2025
owner: coding
when: line.code = "99215"
passes:
  - lines: [{ code: '99214' }]
fails:
  - lines: [{ code: '99215' }]
    finds: [1]
`;

onBothLogs((clinic) => {
  test('a rule of the clinic holds a claim until somebody has looked at it', async () => {
    const line = clinic();
    const claim = line.claimId('V1');
    await line.send({ number: 'V1', controlId: 'M1', code: '99215' });
    await line.reaches(claim, 'posted');

    const add = { action: 'add', rule: RULE, text };
    expect(await line.changeRulebook(add)).toMatchObject({ state: 'made', requestedBy: 'biller@main-street' });
    expect(await line.changeRulebook(add)).toMatchObject({
      state: 'refused',
      because: expect.stringContaining('already') as string,
    });
    const found = expect.objectContaining({ rule: RULE, severity: 'hold', line: 1 }) as unknown;
    expect(await line.runAgainUntil(claim, 'held')).toMatchObject({
      hold: { by: 'rules' },
      findings: expect.arrayContaining([found]) as unknown,
      charges: [{ line: 1 }],
    });
    await line.file();
    expect(await line.status(claim)).toMatchObject({ status: 'held' });

    const clear = (rule: string) =>
      line.biller.post('claims/reprocess', { claimIds: [claim], reason: 'the note is good', clears: [rule] });
    expect(await clear('MOD-050')).toMatchObject({
      body: { requested: [], refused: [{ claimId: claim, rule: 'MOD-050' }] },
    });
    expect(await clear(RULE)).toMatchObject({ status: 202, body: { requested: [{ claimId: claim }], refused: [] } });
    const { revision } = await line.reaches(claim, 'posted');
    const cleared = { requestedBy: 'biller@main-street', reason: 'the note is good', cleared: [RULE], revision };
    expect(await line.lastDoneTo(claim)).toMatchObject(cleared);
    await line.file();
    await line.reaches(claim, 'filed');
    expect(await line.changeRulebook({ action: 'remove', rule: RULE })).toMatchObject({ state: 'made' });
  });
});
