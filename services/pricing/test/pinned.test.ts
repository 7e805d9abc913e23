import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { useReference } from '@chargeline/codes';
import { loadReference } from '@chargeline/codes/reference';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { feeRow, feeText, gpciRows, gpciText, OFFICE_VISIT } from '../../../libs/codes/test/release/official-texts.js';
import { priceLines } from '../src/domain/price.js';
import { type Place, ratesAt } from '../src/domain/rates.js';
import type { Line } from '../src/domain/service.js';

/** A reference folder with the indices of 2027 and a schedule in use; `load` says the id of the release. */
async function aLine() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chargeline-pinned-'));
  onTestFinished(() => {
    useReference(null);
    rmSync(folder, { recursive: true });
  });
  const load = async (name: string, text: string): Promise<string> => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const [report] = await loadReference(path.join(folder, 'reference'), [file], { now: () => new Date() });
    return report!.release!.id;
  };
  const gpci = await load('GPCI2027.csv', gpciText());
  const pfs = await load('PPRRVU2027_Jan.csv', feeText([OFFICE_VISIT]));
  useReference(path.join(folder, 'reference'));
  return { load, pinned: { pfs, gpci } };
}

const VISIT: Line = { line: 1, code: '99213', modifiers: [], units: 1, serviceFrom: '2027-06-01' };

/** A visit in the rest of Pennsylvania: its cents, or why it has none. */
function priced(pinned: NonNullable<Place['pinned']> = {}): number | string | null {
  const [price] = priceLines([VISIT], ratesAt({ locality: '12502-99', placeOfService: '11', pinned }));
  return price!.allowedCents ?? price!.because;
}

/** 1.30 x 1.000 + 1.33 x 0.927 + 0.10 x 0.925 = 2.62541; x 32.3465 = 84.92. */
const AS_PINNED = 8_492;
/** With 1.31 for the work 2.63541; x 32.3465 = 85.25. */
const AS_CORRECTED = 8_525;
const CORRECTED = feeText([feeRow('99213', ['1.31', '1.33', '0.55', '0.10', '2.74', '1.96'])], 2027, 'April');

/** Longer than a switch of releases may stay unseen. */
const aSecond = (): Promise<void> => pause(1_100);

test('D24 a newer schedule is loaded while a claim is in flight: the claim keeps the release it is pinned to', async () => {
  const { load, pinned } = await aLine();
  expect(priced(pinned)).toBe(AS_PINNED);
  const pfs = await load('PPRRVU2027_Apr.csv', CORRECTED);
  await aSecond();
  expect(priced(pinned)).toBe(AS_PINNED);
  expect(priced({ ...pinned, pfs })).toBe(AS_CORRECTED);
  expect(priced()).toBe(AS_CORRECTED);
});

test('D24 so it does when another file of the same release is loaded', async () => {
  const { load, pinned } = await aLine();
  const again = await load('PPRRVU2027_JanR.csv', CORRECTED.replace('April', 'January'));
  await aSecond();
  expect(again).not.toBe(pinned.pfs);
  expect(priced(pinned)).toBe(AS_PINNED);
  expect(priced()).toBe(AS_CORRECTED);
});

test('D24 newer indices do not move it either', async () => {
  const { load, pinned } = await aLine();
  await load('GPCI2027 corrected.csv', gpciText(gpciRows().map((row) => row.with(4, '1.500'))));
  await aSecond();
  expect(priced(pinned)).toBe(AS_PINNED);
  // 1.30 x 1.500 + 1.23291 + 0.0925 = 3.27541; x 32.3465 = 105.95.
  expect(priced()).toBe(10_595);
});

test('D24 a release that is not here has no rate: nothing is priced by another one', async () => {
  await aLine();
  expect(priced({ pfs: '2027-01+gone' })).toBe(
    'The release 2027-01+gone, to which the claim is pinned, is not loaded here. Load it.',
  );
});
