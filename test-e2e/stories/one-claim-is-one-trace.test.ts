import { fromHeaders } from '@chargeline/contracts';
import { rooms } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

onBothLogs((clinic) => {
  test('one claim is one trace, and its events are CloudEvents with the releases that judged and priced it', async () => {
    const line = clinic();
    await line.send({ number: 'V1', controlId: 'M1' });
    await line.reaches(line.claimId('V1'), 'posted');
    await line.file();

    const events: ReturnType<typeof fromHeaders>[] = [];
    for (const topic of rooms.flatMap(({ produces }) => produces)) {
      const tail = await line.line.log.tail(topic.name, ({ key, headers }) => {
        const about = headers['ce_subject'] ?? key;
        if (about === line.claimId('V1') || about === line.encounterId('V1')) events.push(fromHeaders(headers));
      });
      await tail.caughtUp;
      await tail.stop();
    }
    const ofClaim = events.filter(({ type }) => !type.startsWith('gateway.'));
    expect(ofClaim.map(({ type }) => type).sort((a, b) => a.localeCompare(b))).toEqual([
      'billing.claim.filed.v1',
      'billing.claim.posted.v1',
      'coding.claim.drafted.v1',
      'ehr-adapters.encounter.received.v1',
      'ingestion.encounter.completed.v1',
      'pricing.claim.priced.v1',
      'rules.claim.judged.v1',
      'scoring.claim.scored.v1',
    ]);
    const onTheLine = ofClaim.filter(({ type }) => type !== 'billing.claim.filed.v1');
    expect(new Set(onTheLine.map(({ traceparent }) => traceparent.slice(3, 35))).size).toBe(1);
    expect(new Set(onTheLine.map(({ traceparent }) => traceparent.slice(36, 52))).size).toBe(onTheLine.length);
    expect(new Set(ofClaim.map(({ id }) => id)).size).toBe(ofClaim.length);
    const priced = ofClaim.find(({ type }) => type === 'pricing.claim.priced.v1');
    expect(priced?.releases).toMatchObject({
      icd10cm: 'FY2025',
      pfs: '2025-10',
      rulebook: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
      model: expect.stringContaining('@') as string,
    });
  });
});
