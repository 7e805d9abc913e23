import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

onBothLogs((clinic) => {
  test('a duplicate DFT changes nothing', async () => {
    const line = clinic();
    const claim = line.claimId('V1');
    const first = await line.send({ number: 'V1', controlId: 'M1' });
    const resend = await line.send({ number: 'V1', controlId: 'M1' });
    const again = await line.send({ number: 'V1', controlId: 'M2' });
    expect([first, resend, again].map(({ code }) => code)).toEqual(['AA', 'AA', 'AA']);
    await line.file();
    expect(await line.reaches(claim, 'filed')).toMatchObject({ revision: 1, totalCents: 15_000 });
    const { body } = await line.biller.get('claims/failed');
    expect(JSON.stringify(body)).not.toContain(claim);
  });

  test('the same control id with another body is refused, and the visit is unharmed', async () => {
    const line = clinic();
    expect(await line.send({ number: 'V2', controlId: 'M3' })).toMatchObject({ code: 'AA' });
    expect(await line.send({ number: 'V2', controlId: 'M3', code: '99214' })).toMatchObject({ code: 'AE' });
    expect(await line.reaches(line.claimId('V2'), 'posted')).toMatchObject({ revision: 1, allowedCents: 8_552 });
  });
});
