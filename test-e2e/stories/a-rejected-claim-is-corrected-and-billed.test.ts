import { account, ledgerLine, readFarEnd } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

interface Failed {
  readonly claims: readonly { readonly claimId: string; readonly findings: readonly unknown[] }[];
}

onBothLogs((clinic) => {
  test('a rejected claim is corrected by its biller, and billed once', async () => {
    const line = clinic();
    const claim = line.claimId('V1');
    await line.send({ number: 'V1', controlId: 'M1', attendingNpi: '1003000127' });
    await line.reaches(claim, 'rejected');
    const { body: failed } = await line.biller.get('claims/failed?status=rejected&limit=500');
    const { findings } = (failed as Failed).claims.find(({ claimId }) => claimId === claim)!;
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'PRV-002',
        severity: 'reject',
        because: expect.stringContaining('NPI of the rendering provider') as string,
        carc: '207',
      }),
    );

    const wrong = { claimIds: [claim], changes: { lines: [{ chargeId: 'no such charge', remove: true }] } };
    expect(await line.biller.post('claims/reprocess', wrong)).toMatchObject({ status: 202 });
    await expect
      .poll(async () => (await line.status(claim))['refusedCorrection'], { timeout: 60_000 })
      .toContain('Line 1 of the correction names a charge that this encounter does not have');
    expect(await line.status(claim)).toMatchObject({ status: 'rejected', revision: 1 });

    const changes = { renderingProvider: { npi: '1003000126' }, patient: { birthDate: '1980-01-05' } };
    const correction = { claimIds: [claim], reason: 'a slip of the pen', changes };
    const key = { 'idempotency-key': `correct-${claim}` };
    const answer = await line.biller.post('claims/reprocess', correction, key);
    expect(answer.status).toBe(202);
    expect(await line.biller.post('claims/reprocess', correction, key)).toEqual(answer);
    expect(await line.reaches(claim, 'posted')).toMatchObject({ revision: 2 });
    expect(await line.status(claim)).not.toHaveProperty('refusedCorrection');
    await line.file();
    await line.reaches(claim, 'filed');

    const { databaseUrl, folder } = line.line;
    const ends = await readFarEnd(databaseUrl, folder);
    const sent = { encounterId: line.encounterId('V1'), claimId: claim, totalCents: 15_000, allowedCents: 8_552 };
    expect(ledgerLine(account([sent], new Map([[claim, ends.get(claim)!]])))).toBe(
      'accepted=1 billed=1 rejected=0 parked=0 lost=0 doubled=0 cents_off=0',
    );
  });
});
