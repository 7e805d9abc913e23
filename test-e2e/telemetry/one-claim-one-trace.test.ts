import { kafkaHalf } from '@chargeline/kafka-broker';
import type { ReceivedSpan } from '@chargeline/telemetry/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { canaries } from '../stories/messages.js';
import { aDay, CALLER } from './a-day.js';
import { MAY_SAY, MAY_SAY_OF_ITSELF } from './told.js';
import { TracedLine, WAYS } from './traced-line.js';
import { treeOf } from './tree.js';

const { ok } = await kafkaHalf();

const OF_A_CLAIM = [
  'ehr-adapters server receive',
  '  gateway consumer process ehr-adapters.encounter.received.v1',
  '  ingestion consumer process ehr-adapters.encounter.received.v1',
  '    coding consumer process ingestion.encounter.completed.v1',
  '      gateway consumer process coding.claim.drafted.v1',
  '      rules consumer process coding.claim.drafted.v1',
  '        scoring consumer process rules.claim.judged.v1',
  '          pricing consumer process scoring.claim.scored.v1',
  '            billing consumer process pricing.claim.priced.v1',
  '              gateway consumer process billing.claim.posted.v1',
  '    gateway consumer process ingestion.encounter.completed.v1',
];

const OF_A_SUBMITTED_CLAIM = [
  'gateway consumer process gateway.claim.submitted.v1',
  'ingestion consumer process gateway.claim.submitted.v1',
  ...OF_A_CLAIM.slice(3).map((line) => line.slice(2)),
];

const deeper = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

for (const [way, start] of Object.entries(WAYS)) {
  describe.skipIf(way.includes('Kafka') && !ok)(way, () => {
    let metrics: Readonly<Record<string, string>> = {};
    let spans: readonly ReceivedSpan[] = [];
    let line: TracedLine;

    const kafka = way.includes('Kafka');
    const named = (service: string, name: string): readonly ReceivedSpan[] =>
      spans.filter((span) => span.service === service && span.name === name);
    const tracesOf = (found: readonly ReceivedSpan[]): readonly (readonly string[])[] =>
      found.map(({ traceId }) => treeOf(spans, traceId));

    beforeAll(async () => {
      line = await TracedLine.open(start);
      try {
        await aDay(line);
        metrics = await line.metrics();
      } finally {
        await line.stop();
      }
      spans = line.receiver.spans;
    }, 240_000);

    test('one claim is one trace across all rooms, from the door to its posting', () => {
      const [door] = spans.filter(
        ({ name, attributes }) => name === 'receive' && attributes['chargeline.key'] === line.encounterId('V1'),
      );
      expect(treeOf(spans, door!.traceId)).toEqual(OF_A_CLAIM);
    });

    test('each room stands under its own name', () => {
      expect([...new Set(spans.map(({ service }) => service))].sort()).toEqual([
        'billing',
        'coding',
        'ehr-adapters',
        'gateway',
        'ingestion',
        'pricing',
        'rules',
        'scoring',
      ]);
    });

    test('a span begins when its parent has begun, and ends after it began', () => {
      const millis = new Map(spans.map(({ spanId, start }) => [spanId, start / 1_000_000n]));
      const early = spans.filter(({ start, parentId }) => start / 1_000_000n < (millis.get(parentId) ?? 0n));
      expect(early).toEqual([]);
      expect(spans.filter(({ start, end }) => end < start)).toEqual([]);
    });

    test('each claim of a batch has a trace of its own, linked to the request', () => {
      const created = named('gateway', 'create gateway.claim.submitted.v1');
      const tree = ['gateway producer create gateway.claim.submitted.v1', ...deeper(OF_A_SUBMITTED_CLAIM)];
      expect(tracesOf(created)).toEqual([tree, tree]);
      const linked = created.map(({ links }) => links.map(({ spanId }) => spanId));
      const [request] = named('gateway', 'receive').filter(({ spanId }) => spanId === linked[0]![0]);
      expect(treeOf(spans, request!.traceId)).toEqual(['gateway server receive']);
      expect(linked).toEqual([[request!.spanId], [request!.spanId]]);
    });

    test("a caller's trace goes on", () => {
      expect(treeOf(spans, CALLER.traceId)).toEqual(['gateway server receive', ...deeper(OF_A_SUBMITTED_CLAIM)]);
      expect(spans.find(({ parentId }) => parentId === CALLER.spanId)).toMatchObject({
        service: 'gateway',
        name: 'receive',
      });
    });

    test('a record that is no event is an error with its code, and its letter is its doing', () => {
      const parked = spans.filter(({ attributes }) => attributes['chargeline.outcome'] === 'parked');
      expect(tracesOf(parked)).toEqual([
        [
          'scoring consumer process rules.claim.judged.v1 ! CHL_CONTRACTS_NO_ENVELOPE',
          '  gateway consumer process scoring.dead-letter.v1',
        ],
      ]);
      expect(parked[0]!.attributes['chargeline.error_code']).toBe('CHL_CONTRACTS_NO_ENVELOPE');
    });

    test('a refusal of a message is an error of its door; a refusal of a claim is none', () => {
      const refused = spans.filter(({ name, status }) => name === 'receive' && status.code === 'error');
      expect(refused.map(({ service }) => service).sort()).toEqual(['ehr-adapters', 'ehr-adapters', 'gateway']);
      expect(spans.filter(({ status }) => status.code === 'error')).toHaveLength(refused.length + 1);
    });

    test('each batch has a span in a trace of its own that links to its events', () => {
      const batches = spans.filter(({ name }) => name.startsWith('process_batch '));
      const events = spans.filter(({ name }) => name.startsWith('process '));
      expect(batches.every(({ traceId }) => treeOf(spans, traceId).length === 1)).toBe(true);
      const count = batches.reduce(
        (sum, { attributes }) => sum + Number(attributes['messaging.batch.message_count']),
        0,
      );
      expect(events).toHaveLength(count);
      const linked = new Set(batches.flatMap(({ links }) => links.map(({ spanId }) => spanId)));
      expect(events.filter(({ parentId }) => parentId !== '' && !linked.has(parentId))).toEqual([]);
    });

    test('metrics are sent and can be asked for, under the same names', () => {
      const sent = (name: string): readonly string[] =>
        [...new Set(line.receiver.points.filter((point) => point.name === name).map(({ service }) => service))].sort();
      const readers = ['billing', 'coding', 'gateway', 'ingestion', 'pricing', 'rules', 'scoring'];
      const names = ['records_total', 'parked_total', 'batch_seconds', 'batch_records', 'stage_seconds', 'lag_records'];
      const byName = Object.fromEntries(names.map((name) => [name, sent(`chargeline_${name}`)]));
      expect(byName).toEqual(Object.fromEntries(names.map((name) => [name, readers])));
      expect(sent('chargeline_event_loop_delay_seconds')).toEqual(kafka ? [...readers, 'ehr-adapters'].sort() : []);
      const topic = 'rules.claim.judged.v1';
      expect(metrics['scoring']).toContain(`chargeline_parked_total{topic="${topic}",service="scoring"} 1`);
      expect(metrics['scoring']).toContain(`chargeline_lag_records{topic="${topic}",service="scoring"} 0`);
      expect(metrics['scoring']).toMatch(
        /chargeline_stage_seconds_count\{topic="rules\.claim\.judged\.v1",service="scoring"\} \d+/,
      );
      const sums = line.receiver.points.filter(
        ({ service, name }) => service === 'scoring' && name === 'chargeline_records_total',
      );
      expect(metrics['scoring']).toContain(
        `chargeline_records_total{topic="${topic}",service="scoring"} ${sums.at(-1)!.value}`,
      );
    });

    test('no identity in what is told: not in a name, a value, a header, anywhere', () => {
      const bytes = line.receiver.bytes().toString('latin1');
      expect(bytes.length).toBeGreaterThan(10_000);
      expect(canaries.filter((canary) => bytes.includes(canary))).toEqual([]);
      const said = [
        ...spans.flatMap(({ attributes, events, links }) => [
          attributes,
          ...[...events, ...links].map((one) => one.attributes),
        ]),
        ...line.receiver.points.map(({ attributes }) => attributes),
      ];
      expect([...new Set(said.flatMap(Object.keys))].filter((key) => !MAY_SAY.includes(key))).toEqual([]);
      const ofItself = new Set(spans.flatMap(({ resource }) => Object.keys(resource)));
      expect([...ofItself].filter((key) => !MAY_SAY_OF_ITSELF.includes(key))).toEqual([]);
    });
  });
}
