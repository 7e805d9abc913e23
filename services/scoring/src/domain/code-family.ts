export type CodeFamily = 'surgery' | 'imaging' | 'laboratory' | 'medicine' | 'visit' | 'drug' | 'other';

/** Number ranges of CPT, as the chapters of CMS's NCCI Policy Manual divide them. Visits lie inside of medicine and come first. */
const CPT: readonly { readonly family: CodeFamily; readonly first: number; readonly last: number }[] = [
  { family: 'visit', first: 99202, last: 99499 },
  { family: 'surgery', first: 10004, last: 69990 },
  { family: 'imaging', first: 70010, last: 79999 },
  { family: 'laboratory', first: 80047, last: 89398 },
  { family: 'medicine', first: 90281, last: 99607 },
];

/** The kind of service that a procedure code's number says. HCPCS J codes are drugs that a clinician gives. */
export function familyOf(code: string): CodeFamily {
  if (/^J\d{4}$/.test(code)) return 'drug';
  if (!/^\d{5}$/.test(code)) return 'other';
  const number = Number(code);
  return CPT.find(({ first, last }) => first <= number && number <= last)?.family ?? 'other';
}
