import { readFile } from 'node:fs/promises';
import { files837 } from '@chargeline/standalone';
import { read837p } from '@chargeline/x12';
import { expect, test } from 'vitest';
import { onBothLogs } from './clinic.js';

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

    const [file] = await files837(line.line.folder);
    const [claim] = read837p(await readFile(file!)).files.flatMap(({ claims }) => claims);
    expect(claim).toMatchObject({
      controlNumber: line.claimId('V1'),
      totalCents: 15_000,
      placeOfService: '11',
      frequency: '1',
      diagnoses: ['J069'],
      lines: [{ procedure: '99213', chargeCents: 15_000, diagnosisPointers: [1], date: '2025-06-02' }],
    });
  });
});
