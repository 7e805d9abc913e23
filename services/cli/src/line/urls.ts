import type { Line } from '@chargeline/standalone';

/** Where people and EHRs reach a line. */
export const urlsOf = ({ gateway, ehr, billing, rules, mllp }: Line['doors']) => ({
  gateway,
  openapi: `${gateway}/api/v1/openapi.json`,
  fhir: `${ehr}/fhir`,
  hl7: `${ehr}/hl7v2`,
  mllp: `${mllp.host}:${mllp.port}`,
  billing,
  rules: `${rules}/api/v1/rules`,
});
