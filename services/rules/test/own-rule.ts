/** A rule that a tenant adds to its rulebook: it holds every claim with this visit. */
export const OWN = `
id: OWN-001
title: No visits of this level here
because: The clinic does not bill visits of this level. Ask the clinician.
severity: hold
scope: line
source: the clinic's own policy of 2025
owner: clinician
when: line.code = "99213"
passes:
  - lines: [{ code: '99214' }]
fails:
  - finds: [1]
`;
