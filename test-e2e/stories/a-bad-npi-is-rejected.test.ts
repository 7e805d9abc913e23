import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

onBothLogs((clinic) => {
  test('a bad NPI is rejected with its rule, and the corrected visit goes through', async () => {
    const line = clinic();
    const claim = line.claimId('V1');
    await line.send({ number: 'V1', controlId: 'M1', attendingNpi: '1003000127' });
    const rejected = await line.reaches(claim, 'rejected');
    expect(JSON.stringify(rejected)).toContain('PRV-002');
    const { body } = await line.biller.get('claims/failed');
    expect(JSON.stringify(body)).toContain(claim);

    await line.send({ number: 'V1', controlId: 'M2' });
    expect(await line.reaches(claim, 'posted')).toMatchObject({ revision: 2 });
  });
});
