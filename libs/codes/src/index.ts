export { type AgeBand, ageConflict, agesFor } from './age-conflict.js';
export { type AnesthesiaBases, anesthesiaBasesOn, type AnesthesiaFactors, anesthesiaFactorsOn } from './anesthesia.js';
export { isCliaTest } from './clia-test.js';
export type { CodeKind } from './code-range.js';
export { isDiagnosisShape, isProcedureShape, procedureSystem, type ProcedureSystem } from './code-shape.js';
export { localityOfCounty } from './county-locality.js';
export { type ConversionFactor, conversionFactor, type Participants } from './conversion-factor.js';
export { type DiagnosisStatus, diagnosisOn } from './diagnosis.js';
export {
  type FeeSchedule,
  feeScheduleById,
  feeScheduleOn,
  type FeeScheduleRow,
  feeScheduleRow,
  type Rvu,
  type ScheduledCode,
} from './fee-schedule.js';
export { CLAIM_FILING_INDICATORS, type ClaimFilingIndicator, isClaimFilingIndicator } from './filing-indicator.js';
export { type Gpci, gpciOf, gpcisById, gpcisOn, type Locality, type LocalityGpci } from './gpci.js';
export { type Asked, type CodeAnswer, lookup, type Standing, STANDINGS } from './lookup/lookup.js';
export { type CodeHit, type CodeSearch, type Searched, searchCodes } from './lookup/search.js';
export { REASONS as EMPTY_SEARCH_REASONS } from './lookup/emptiness.js';
export { CODE_SYSTEMS, type CodeSystem, isCodeSystem } from './lookup/system.js';
export { type Modifier, type ModifierKind, modifier } from './modifier.js';
export { type PlaceOfService, type PlaceRate, placeOfService } from './place-of-service.js';
export { type ProcedureStatus, procedureOn } from './procedure.js';
export type { PairEdit } from './pair-table.js';
export {
  pairEdit,
  pairEditsOf,
  type ProcedurePairs,
  procedurePairsOn,
  type SettingOfPairs,
} from './procedure-pairs.js';
export { type Kind, KINDS } from './official/format.js';
export { byShippedReleases, releasesInUse, useReference } from './release/in-use.js';
export type { Release, SettingOfEdits } from './release/release.js';
export { releaseOn, type Releases, releases, releasesOn } from './releases.js';
export { type Sex, sexConflict, sexesFor } from './sex-conflict.js';
export { type UnlikelyUnits, unlikelyUnits, type UnlikelyUnitsList, unlikelyUnitsOn } from './unlikely-units.js';
export { localityOfZip } from './zip-locality.js';
