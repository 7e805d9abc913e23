import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { unlikelyUnitsOn, procedurePairsOn, useReference } from '@chargeline/codes';
import { loadReference } from '@chargeline/codes/reference';
import { Random } from '@chargeline/synth';
import { QUARTER } from './claims.js';

/** What CMS publishes of practitioners in a quarter, about: pairs of codes, and codes with a most of units. */
const PUBLISHED = { pairs: 2_500_000, units: 15_000 };
const PARTS = 4;
/** From January 1996 to the second quarter of 2025. */
const QUARTERS = 118;

/** The NCCI edits that the claims meet. */
export interface EditsLoaded {
  readonly pairs: number;
  readonly units: number;
  /** Made for this run: none of published size is loaded for the claims' quarter. */
  readonly areGenerated: boolean;
}

/** The edits of published size that are loaded for the claims' quarter; null where there are none, or a selection only. */
export function loadedEdits(): EditsLoaded | null {
  const pairs = procedurePairsOn('practitioner', QUARTER.first);
  const units = unlikelyUnitsOn('practitioner', QUARTER.first);
  if (pairs === undefined || pairs.partial || units === undefined || units.release.partial) return null;
  return {
    pairs: pairs.releases.reduce((sum, { rows }) => sum + rows, 0),
    units: units.release.rows,
    areGenerated: false,
  };
}

/**
 * Makes edits of published size, `own` codes among them, loads them into a folder and looks things up there from now on. Few
 * codes have most of the partners, and every seventh pair was deleted, as in the published ones.
 */
export async function useGeneratedEdits(folder: string, own: readonly string[]): Promise<EditsLoaded> {
  const random = new Random('edits');
  const codes = codesWith(own);
  const files = [...pairFiles(folder, codes, random), unitsFile(folder, codes, random)];
  const reference = join(folder, 'reference');
  const reports = await loadReference(reference, files, { now: () => new Date() });
  const rowsOf = (kind: string): number =>
    reports.reduce((sum, { release, rows }) => (release?.kind === kind ? sum + rows : sum), 0);
  useReference(reference);
  return { pairs: rowsOf('ncci-ptp'), units: rowsOf('ncci-mue'), areGenerated: true };
}

/** Five digits as CPT numbers them, a sixth of them with the letters of Level II. */
function codesWith(own: readonly string[]): readonly string[] {
  const codes = new Set(own);
  for (let at = 0; codes.size < PUBLISHED.units; at += 1)
    codes.add(
      at % 6 === 5 ? `${at < 10_000 ? 'G' : 'J'}${String(at % 10_000).padStart(4, '0')}` : String(10_000 + at * 4),
    );
  return [...codes].sort();
}

function* pairFiles(folder: string, codes: readonly string[], random: Random): Generator<string> {
  const weights = codes.map(() => (random.below(1_000) / 1_000) ** 3);
  const share = PUBLISHED.pairs / weights.reduce((sum, weight) => sum + weight, 0);
  for (let part = 0; part < PARTS; part += 1) {
    const from = Math.floor((codes.length * part) / PARTS);
    const to = Math.floor((codes.length * (part + 1)) / PARTS);
    yield written(join(folder, `ccipra-v311r0-f${part + 1}.txt`), [
      'Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tPTP Edit Rationale\n',
      ...codes
        .slice(from, to)
        .map((_, at) => pairsOf(codes, from + at, Math.round(weights[from + at]! * share), random)),
    ]);
  }
}

function pairsOf(codes: readonly string[], at: number, count: number, random: Random): string {
  const partners = new Set<number>();
  while (partners.size < Math.min(count, codes.length - 1)) {
    const partner = random.below(codes.length);
    if (partner !== at) partners.add(partner);
  }
  return [...partners]
    .sort((one, other) => one - other)
    .map((partner) => {
      const began = random.below(QUARTERS);
      const deleted = random.below(7) === 0 ? quarter(began + 1 + random.below(QUARTERS - began)) : '*';
      return `${codes[at]}\t${codes[partner]}\t\t${quarter(began)}\t${deleted}\t${random.below(2)}\tMisuse of codes\n`;
    })
    .join('');
}

/** The first day of a quarter, counted from January 1996. */
const quarter = (at: number): string => `${1996 + Math.floor(at / 4)}${String((at % 4) * 3 + 1).padStart(2, '0')}01`;

const ADJUDICATIONS = ['1 Line Edit', '2 Date of Service Edit: Policy', '3 Date of Service Edit: Clinical'];

const unitsFile = (folder: string, codes: readonly string[], random: Random): string =>
  written(join(folder, 'MCR_MUE_PractitionerServices_Eff_04-01-2025.csv'), [
    'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n',
    ...codes.map((code) => `${code},${1 + random.below(12)},${random.pick(ADJUDICATIONS)},Clinical: Data\n`),
  ]);

function written(path: string, texts: Iterable<string>): string {
  const file = openSync(path, 'w');
  for (const text of texts) writeSync(file, text);
  closeSync(file);
  return path;
}
