import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from './reply.js';
import { sendFiles, type SendPorts } from './send-files.js';

const FILES = {
  'visit.hl7': 'MSH|^~\\&|A\r',
  'no.hl7': 'MSH|^~\\&|B\r',
  'bundle.json': '{"resourceType":"Bundle"}',
  'lines.ndjson': '{"resourceType":"A"}\n{"resourceType":"B"}\n',
  'batch.json': '{"claims":[]}',
  'empty.hl7': '',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-send-'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

const taken = (...encounters: readonly string[]): Reply => ({ accepted: true, because: '', encounters });
const refused: Reply = { accepted: false, because: 'AE ERR-2', encounters: [] };

/** A line that answers by what it is sent. */
const line: SendPorts = {
  send: (door, body) => {
    if (door === 'claims') return Promise.resolve(taken('e3'));
    if (body.includes('|B')) return Promise.resolve(refused);
    if (body.includes('"A"') || body.includes('"B"')) return Promise.resolve(refused);
    return Promise.resolve(door === 'hl7' ? taken('e1') : taken('e1', 'e2'));
  },
  settle: (ids) =>
    Promise.resolve(
      new Map(
        ids.map((id) => [id, id === 'e2' ? { status: 'held', hold: { because: 'No charge.' } } : { status: 'posted' }]),
      ),
    ),
  progress: () => undefined,
};

const all = (): readonly string[] => [...Object.keys(FILES), 'gone.hl7'].map((name) => join(folder, name));

test('every file is accounted for, once', async () => {
  const { files, accepted, refused, parked, details, underWay } = await sendFiles(all(), line);
  expect({ files, accepted, refused, parked, underWay }).toEqual({
    files: 7,
    accepted: 2,
    refused: 4,
    parked: 1,
    underWay: 0,
  });
  expect(accepted + refused + parked).toBe(files);
  expect(details.map(({ file, fate, reason }) => [file.slice(folder.length + 1), fate, reason])).toEqual([
    ['visit.hl7', 'accepted', 'posted'],
    ['no.hl7', 'refused', 'AE ERR-2'],
    ['bundle.json', 'parked', '1 of 2 encounters: held: No charge.'],
    ['lines.ndjson', 'refused', '2 × AE ERR-2'],
    ['batch.json', 'accepted', 'posted'],
    ['empty.hl7', 'refused', 'The file is empty.'],
    ['gone.hl7', 'refused', 'The file cannot be read.'],
  ]);
});

test('encounters are asked for once, after the last file was sent', async () => {
  const asked: string[] = [];
  const settle: SendPorts['settle'] = (ids) => {
    asked.push(ids.join(' '));
    return line.settle(ids);
  };
  await sendFiles(all(), { ...line, settle });
  expect(asked).toEqual(['e1 e2 e3']);
});

test('what is still moving is said', async () => {
  const settle: SendPorts['settle'] = (ids) => Promise.resolve(new Map(ids.map((id) => [id, { status: 'drafted' }])));
  const { underWay, accepted } = await sendFiles([join(folder, 'visit.hl7')], { ...line, settle });
  expect({ underWay, accepted }).toEqual({ underWay: 1, accepted: 1 });
});

test('progress is told file by file', async () => {
  const told: string[] = [];
  await sendFiles(all().slice(0, 2), { ...line, progress: (done, of) => told.push(`${done}/${of}`) });
  expect(told).toEqual(['1/2', '2/2']);
});
