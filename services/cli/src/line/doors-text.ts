import type { LineState } from '@chargeline/standalone';
import type { urlsOf } from './urls.js';

/** How to reach a line, for people. */
export function doorsText(urls: ReturnType<typeof urlsOf>, logins: LineState['logins']): readonly string[] {
  const { gateway, openapi, fhir, hl7, mllp, rules } = urls;
  return [
    `gateway      ${gateway}  (OpenAPI: ${openapi})`,
    `FHIR         POST ${fhir}`,
    `HL7 v2       POST ${hl7}, MLLP ${mllp}`,
    `rules        ${rules}`,
    ...logins.map(
      ({ username, password }) =>
        `log in       POST ${gateway}/api/v1/auth/token  {"username":"${username}","password":"${password}"}`,
    ),
  ];
}
