import { type Encounter, encounterReceived, SealedIdentity } from '@chargeline/contracts';
import { encounter as office } from '@chargeline/contracts/testing';
import { claimIdOf, derivedId, eventId } from '@chargeline/kernel';
import { emit, recorder } from '@chargeline/messaging';
import { holdsOf, keyring, newKeyring, seal } from '@chargeline/security';
import { expect, test } from 'vitest';
import { onBothLogs } from './on-both-logs.js';

interface Ring {
  readonly current: string;
  readonly sealing: Readonly<Record<string, string>>;
  readonly index: string;
}

const known = JSON.parse(newKeyring()) as Ring;
const rotated: Ring = {
  ...known,
  current: 'k2',
  sealing: { ...known.sealing, k2: (JSON.parse(newKeyring()) as Ring).sealing['k1']! },
};
const identity = SealedIdentity.parse({
  patient: {
    lastName: 'Doe',
    firstName: 'Ann',
    birthDate: '1978-01-05',
    sex: 'F',
    address: { line1: '12 Elm Street', city: 'Pittsburgh', state: 'PA', zip: '15213' },
    medicalRecordNumber: 'R1',
  },
  memberId: 'M1',
});

/** A visit as a door writes it whose keyring is ahead of ingestion's. */
function sealedAhead(name: string): Encounter {
  const encounterId = derivedId(name);
  const place = { tenantId: 'main-street', encounterId, eventId: eventId('main-street', name, encounterReceived.name) };
  const sealed = seal(identity, place, keyring(JSON.stringify(rotated)));
  const { billingProvider, ...visit } = office;
  const address = { ...billingProvider!.address!, zip: '152131234' };
  const mailed = { ...visit, billingProvider: { ...billingProvider!, address } };
  return { ...mailed, ...place, revision: 0, authorization: null, identity: { sealed, holds: holdsOf(identity) } };
}

onBothLogs(
  (clinic) => {
    test('a poison event is parked, the rest pass, and replay after the fix completes it', async () => {
      const line = clinic();
      const { log } = line.line;
      const poison = sealedAhead('poison visit');
      const claim = claimIdOf(poison.encounterId);
      const record = recorder('ehr-adapters', 'avro', () => new Date());
      const cause = { id: 'poison visit', tenant: 'main-street', traceparent: '', releases: {} };
      await log.append([record(emit(encounterReceived, cause, { encounter: poison }))]);
      await line.send({ number: 'V1', controlId: 'M1' });

      await line.reaches(line.claimId('V1'), 'posted');
      await line.reaches(claim, 'parked');
      const { body: letters } = await line.biller.get('dead-letters');
      expect(JSON.stringify(letters)).toContain('CHL_SECURITY_SEAL_BROKEN');
      expect(JSON.stringify(letters)).not.toContain('Elm Street');

      await line.restart('ingestion', { CHARGELINE_KEYRING: JSON.stringify(rotated) });
      await line.restart('billing', { CHARGELINE_KEYRING: JSON.stringify(rotated) });
      expect(await line.biller.post('dead-letters/replay', { service: 'ingestion' })).toMatchObject({ status: 202 });
      await line.reaches(claim, 'posted');
      await line.file();
      await line.reaches(claim, 'filed');
      await line.reaches(line.claimId('V1'), 'filed');
    });
  },
  { CHARGELINE_KEYRING: JSON.stringify(known) },
);
