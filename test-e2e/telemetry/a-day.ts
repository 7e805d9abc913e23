import { bundleText, officeVisit } from '../doors/a-bundle.js';
import { aClaim } from '../doors/a-claim.js';
import { canaries, message } from '../stories/messages.js';
import type { TracedLine } from './traced-line.js';

/** A caller's own trace. */
export const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

const post = (url: string, type: string, body: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': type, traceparent: canaries[0]! }, body });

/** Claims of all kinds through all doors, good and bad, all of them of patients whose names must not be told. */
export async function aDay(line: TracedLine): Promise<void> {
  const { biller, line: running } = line;
  const { ehr } = running.doors;
  const batch = (claims: readonly object[], key: string, headers: Record<string, string> = {}) =>
    biller.post('claims/batch', { claims }, { 'idempotency-key': key, ...headers });

  await line.send({ number: 'V1', controlId: 'M1' });
  await line.reaches(line.encounterId('V1'), 'posted');

  await line.send({ number: 'V2', controlId: 'M2', attendingNpi: '1003000127' });
  await line.send({ number: 'V3', controlId: 'M3' }, (text) => text.replace('19800105', '19801305Canarybird'));
  await line.send({ number: 'V1', controlId: 'M1', code: '99214' });
  await post(`${ehr}/hl7v2`, 'text/plain', message({ number: 'V5', controlId: 'M5' }).toString());
  await post(`${ehr}/fhir`, 'application/fhir+json', bundleText({ id: 'B6', resources: officeVisit('V6') }));
  await post(`${ehr}/fhir`, 'application/fhir+json', JSON.stringify({ resourceType: 'Bundle', id: canaries[0] }));
  await batch([aClaim('R1'), aClaim('R2')], 'two');
  const own = `00-${CALLER.traceId}-${CALLER.spanId}-01`;
  await batch([aClaim('R3')], 'own-trace', {
    traceparent: own,
    tracestate: `vendor=${canaries[0]}`,
    baggage: `name=${canaries[0]}`,
  });
  await batch([{ ...aClaim('R4'), serviceFrom: canaries[0] }], 'bad');

  const headers = {
    ce_id: canaries[0]!,
    tenant: canaries[0]!,
    traceparent: canaries[0]!,
    [canaries[0]!]: canaries[1]!,
  };
  const topic = 'rules.claim.judged.v1';
  await running.log.append([{ topic, key: canaries.join(), value: Buffer.from(canaries.join()), headers }]);
  await line.idle();
  await biller.post('claims/file', {});
  await line.idle();
}
