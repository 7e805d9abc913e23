import { anesthesiaBase, anesthesiaFactor } from './anesthesia.js';
import { ccw } from './ccw.js';
import { billType, carc, placeOfService, rarc, revenueCode } from './code-lists.js';
import type { Format, Kind } from './format.js';
import { gpci } from './gpci.js';
import { hccMapping } from './hcc-mapping.js';
import { hccCoefficients, hccEligible, hccHierarchies } from './hcc-model.js';
import { hcpcsAnweb } from './hcpcs-anweb.js';
import { icd10cm, icd10pcs } from './icd10-order.js';
import { localityCounty } from './locality-county.js';
import { msDrg } from './ms-drg.js';
import { ncciMue, ncciMueDme } from './ncci-mue.js';
import { ncciPtp } from './ncci-ptp.js';
import { oppsCap } from './opps-cap.js';
import { pprrvu, pprrvuQualifying } from './pprrvu.js';
import { zipLocality, zipPlusFourLocality } from './zip-locality.js';

/** Every official layout that can be loaded. */
export const FORMATS: readonly Format[] = [
  anesthesiaFactor,
  anesthesiaBase,
  ncciPtp,
  ncciMueDme,
  ncciMue,
  localityCounty,
  zipLocality,
  zipPlusFourLocality,
  oppsCap,
  pprrvuQualifying,
  pprrvu,
  gpci,
  icd10cm,
  icd10pcs,
  hcpcsAnweb,
  msDrg,
  ccw,
  hccMapping,
  hccCoefficients,
  hccHierarchies,
  hccEligible,
  carc,
  rarc,
  placeOfService,
  billType,
  revenueCode,
];

const byKind = new Map(FORMATS.map((format) => [format.kind, format]));

/** The layout of a kind. */
export function formatOf(kind: Kind): Format {
  const format = byKind.get(kind);
  if (format === undefined) throw new RangeError(`There is no layout for ${kind}.`);
  return format;
}
