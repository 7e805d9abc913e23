import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

const RULE = 'MOD-003';

onBothLogs((clinic) => {
  test('a repair that the clinic allows mends its claims by itself, once', async () => {
    const line = clinic();
    const claim = line.claimId('V1');
    await line.send({ number: 'V1', controlId: 'M1', modifiers: ['25', '25'] });
    const proposed = expect.objectContaining({
      rule: RULE,
      repair: expect.objectContaining({ field: 'line.modifiers', after: '["25"]' }) as unknown,
    }) as unknown;
    expect(await line.reaches(claim, 'rejected')).toMatchObject({
      findings: expect.arrayContaining([proposed]) as unknown,
    });

    expect(await line.changeRulebook({ action: 'allow-repair', rule: RULE })).toMatchObject({ state: 'made' });
    const { revision } = await line.runAgainUntil(claim, 'posted');
    expect(await line.lastDoneTo(claim)).toMatchObject({ requestedBy: null, repaired: [RULE], revision });
    await line.file();
    expect(await line.reaches(claim, 'filed')).toMatchObject({ revision, totalCents: 15_000 });

    // A message that tells the modifiers again wins. The repair was made once, so a person looks now.
    await line.send({ number: 'V1', controlId: 'M2', modifiers: ['25', '25'] });
    await line.reaches(claim, 'rejected');
    expect(await line.changeRulebook({ action: 'forbid-repair', rule: RULE })).toMatchObject({ state: 'made' });
  });
});
