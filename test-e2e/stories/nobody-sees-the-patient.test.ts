import { expect, test } from 'vitest';
import { rooms } from '@chargeline/standalone';
import { onBothLogs } from './on-both-logs.js';
import { canaries, message } from './messages.js';

const elmStreet = { line1: '12 Elm Street', city: 'Pittsburgh', state: 'PA', zip: '15213' };

const seen = (text: string): readonly string[] => canaries.filter((canary) => text.includes(canary));

onBothLogs(
  (clinic) => {
    test('no identity in topics, answers, errors or logs', async () => {
      const line = clinic();
      const answers = [
        await line.send({ number: 'V1', controlId: 'M1', trigger: 'ADT^A04' }),
        await line.send({ number: 'V1', controlId: 'M2' }),
        await line.send({ number: 'V1', controlId: 'M2', code: '99214' }),
        await line.send({ number: 'V2', controlId: 'M3', attendingNpi: '1003000127' }),
        await line.send({ number: 'V3', controlId: 'M4', code: 'LOCAL' }),
      ];
      const broken = message({ number: 'V4', controlId: 'M5' }).toString().replace('19800105', '19801305Canarybird');
      const refused = await fetch(`${line.line.doors.ehr}/hl7v2`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: broken,
      });
      const badBundle = {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [{ resource: { resourceType: 'Patient', birthDate: '1980-01-05x', name: 'Canarybird' } }],
      };
      const bundle = await fetch(`${line.line.doors.ehr}/fhir`, {
        method: 'POST',
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify(badBundle),
      });
      const batch = await line.biller.post(
        'claims/batch',
        { claims: [{ reference: 'R1', patient: { lastName: 'Canarybird', birthDate: '1980-01-05x' } }] },
        { 'idempotency-key': 'k' },
      );
      await line.reaches(line.claimId('V2'), 'rejected');
      const patient = { lastName: 'Canarybird', birthDate: '1980-01-05', address: elmStreet };
      const rendering = { renderingProvider: { npi: '1003000126' } };
      const correct = (changes: object) =>
        line.biller.post('claims/reprocess', { claimIds: [line.claimId('V2')], changes });
      const corrections = [
        await correct({ patient: { ...patient, birthDate: '1980-01-05x' } }),
        await correct({ patient, memberId: 'MBR-V2', ...rendering }),
      ];
      await line.reaches(line.claimId('V2'), 'posted');
      await line.file();

      const told = [...answers, ...corrections, await refused.text(), await bundle.text(), batch];
      expect(seen(JSON.stringify(told))).toEqual([]);
      expect(refused.status).toBe(422);
      expect(batch.status).toBe(422);
      expect(corrections.map(({ status }) => status)).toEqual([422, 202]);

      const bytes: string[] = [];
      const topics = await line.line.log.listTopics();
      for (const { name } of topics.filter((topic) => rooms.some((room) => topic.name.startsWith(`${room.name}.`)))) {
        const tail = await line.line.log.tail(name, ({ key, value, headers }) => {
          bytes.push(`${key} ${value?.toString('latin1')} ${JSON.stringify(headers)}`);
        });
        await tail.caughtUp;
        await tail.stop();
      }
      expect(bytes.length).toBeGreaterThan(10);
      expect(seen(bytes.join('\n'))).toEqual([]);

      const { log } = line.line;
      const poison = {
        topic: 'coding.claim.drafted.v1',
        key: 'poison',
        headers: {},
        value: Buffer.from(canaries.join()),
      };
      await log.append([poison]);
      const letters: string[] = [];
      const tail = await log.tail('rules.dead-letter.v1', ({ key, value, headers }) => {
        letters.push(`${key} ${value?.toString('latin1')} ${JSON.stringify(headers)}`);
      });
      await expect.poll(() => letters.length, { timeout: 30_000 }).toBe(1);
      await tail.stop();
      expect(seen(letters.join())).toEqual([]);

      const { body: failed } = await line.biller.get('claims/failed');
      expect(seen(JSON.stringify(failed))).toEqual([]);
      const logged = await line.logged();
      expect(logged).toContain('"msg"');
      expect(seen(logged)).toEqual([]);
    });
  },
  { CHARGELINE_LOG_LEVEL: 'trace' },
);
