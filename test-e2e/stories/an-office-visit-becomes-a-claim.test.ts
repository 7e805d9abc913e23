import { readFile } from 'node:fs/promises';
import { files837 } from '@chargeline/standalone';
import { read837p } from '@chargeline/x12';
import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

onBothLogs((clinic) => {
  test('an office visit becomes a claim', async () => {
    const line = clinic();
    expect(await line.send({ number: 'V1', controlId: 'M1', trigger: 'ADT^A04' })).toMatchObject({ code: 'AA' });
    await line.reaches(line.claimId('V1'), 'held');
    expect(await line.send({ number: 'V1', controlId: 'M2' })).toMatchObject({ code: 'AA' });
    await line.reaches(line.claimId('V1'), 'posted');
    await line.file();
    const status = await line.reaches(line.claimId('V1'), 'filed');
    expect(status).toMatchObject({ revision: 1, payerId: '60054', totalCents: 15_000, allowedCents: 8_552 });

    const files = await Promise.all((await files837(line.line.folder)).map((file) => readFile(file)));
    const claims = files.flatMap((file) => read837p(file).files.flatMap((read) => read.claims));
    const ours = claims.filter(({ controlNumber }) => controlNumber === line.claimId('V1'));
    expect(ours).toHaveLength(1);
    expect(ours[0]).toMatchObject({
      totalCents: 15_000,
      placeOfService: '11',
      frequency: '1',
      diagnoses: ['J069'],
      lines: [{ procedure: '99213', chargeCents: 15_000, diagnosisPointers: [1], date: '2025-06-02' }],
    });
  });
});
