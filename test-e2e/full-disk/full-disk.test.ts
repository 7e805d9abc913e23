import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFiled } from '@chargeline/contracts';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { files837 } from '@chargeline/standalone';
import { read837p } from '@chargeline/x12';
import { describe, expect, test } from 'vitest';
import { aSmallDisk, noSmallDisk } from '../../libs/store/test/small-disk.js';
import { readLetters } from '../faults/one-id.ts';
import { PracticeLine, VISITS } from './practice-line.ts';

const because = noSmallDisk();
if (because !== null) process.stderr.write(`The tests on a full disk are skipped. ${because}\n`);
const { ok } = await kafkaHalf();

const PATIENT = 240_000;
/** For a room to see that its broker is gone, or is there again, on a busy machine. */
const PATIENCE = { timeout: 90_000, interval: 250 };
const SENDERS = 8;

/** Whatever the disk did meanwhile, all ends as if it had done nothing. */
const exact = {
  ledger: expect.stringMatching(
    new RegExp(`^accepted=${VISITS} billed=\\d+ .* lost=0 doubled=0 cents_off=0$`),
  ) as unknown,
  unexpected: 0,
  ids: { forked: 0, altered: 0 },
  deaths: 0,
};

/** The control numbers of the claims in the files on disk, each of which can be read whole. */
async function claimsIn(folder: string): Promise<readonly string[]> {
  const texts = await Promise.all((await files837(folder)).map((path) => readFile(path)));
  return texts.flatMap((text) => {
    const { files, faults } = read837p(text);
    expect(faults).toEqual([]);
    return files.flatMap(({ claims }) => claims.map(({ controlNumber }) => controlNumber));
  });
}

/** The claims of which billing has told that they are filed, each once. */
async function told({ machine }: PracticeLine): Promise<readonly string[]> {
  const claims = new Set<string>();
  const tail = await machine.log.tail(claimFiled.name, ({ key }) => claims.add(key ?? ''));
  await tail.caughtUp;
  await tail.stop();
  return [...claims];
}

describe.skipIf(!ok || because !== null)('a full disk', { timeout: PATIENT }, () => {
  test('of Kafka’s log: nothing is acknowledged while it is full, and with room all that was acknowledged is billed', async () => {
    const disk = await aSmallDisk(64);
    const line = await PracticeLine.open({}, (home) => symlink(disk.folder, join(home, 'kafka')));
    const { tally } = line;
    const sent = line.send();
    // A test that fails before it waits for the senders ends them.
    sent.catch(() => undefined);

    await expect.poll(() => tally.delivered.length, PATIENCE).toBeGreaterThan(VISITS / 3);
    await disk.fill(0.5);
    await expect.poll(() => line.notReady(), PATIENCE).toHaveLength(line.machine.processes().length);
    const acknowledged = tally.delivered.length;
    const refused = tally.retried;
    await expect.poll(() => tally.retried, PATIENCE).toBeGreaterThan(refused + SENDERS);
    await expect.poll(() => [...tally.retries.keys()], PATIENCE).toEqual(expect.arrayContaining(['AR', '503']));
    expect(tally.delivered).toHaveLength(acknowledged);

    await disk.makeRoom();
    await sent;
    await line.rest();
    expect(await line.notReady()).toEqual([]);
    await line.file();
    // A room may end over a log that fails on its disk: it is started again, and that must cost nothing.
    expect(await line.outcome()).toEqual({ ...exact, deaths: expect.any(Number) as number, errorLines: [] });
  });

  test('of the 837 files: the line goes on, no claim is told to be filed that is not, and with room each is in one file', async () => {
    const disk = await aSmallDisk(8);
    const line = await PracticeLine.open({ BILLING_FOLDER: disk.folder }, async () => undefined);
    await disk.fill(1 / 32);
    await line.send();
    await line.rest();
    await line.file();

    expect(await line.notReady()).toEqual([]);
    const letters = await readLetters(line.machine.log);
    expect(new Set(letters)).toEqual(new Set(['billing CHL_BILLING_FOLDER']));
    const whole = await claimsIn(disk.folder);
    expect(whole).toEqual(expect.arrayContaining([...(await told(line))]));
    expect(whole.length).toBeGreaterThan(0);
    expect(whole.length).toBeLessThan(VISITS / 2);
    const names = await readdir(disk.folder, { recursive: true });
    expect(names.filter((name) => name.endsWith('.half'))).toEqual([]);

    await disk.makeRoom();
    for (const { tenant } of line.machine.logins) {
      const user = await line.logins.of(tenant);
      expect(await user.post('dead-letters/replay', { service: 'billing' })).toMatchObject({ status: 202 });
    }
    await line.rest();
    const filed = await claimsIn(disk.folder);
    expect(filed.toSorted()).toEqual((await told(line)).toSorted());
    expect(await line.outcome()).toMatchObject(exact);
  });
});
