import { expect, test } from 'vitest';
import { familyOf } from './code-family.js';

for (const [code, family, why] of [
  ['99213', 'visit', 'an office visit'],
  ['99202', 'visit', 'the first visit'],
  ['99499', 'visit', 'the last visit'],
  ['99500', 'medicine', 'after the visits, medicine goes on'],
  ['99201', 'medicine', 'before the visits'],
  ['27447', 'surgery', 'a knee'],
  ['10004', 'surgery', 'the first of surgery'],
  ['10003', 'other', 'before surgery'],
  ['00100', 'other', 'anesthesia has no family here'],
  ['71046', 'imaging', 'a chest film'],
  ['85025', 'laboratory', 'a blood count'],
  ['90471', 'medicine', 'giving a vaccine'],
  ['J1100', 'drug', 'a HCPCS drug'],
  ['J110', 'other', 'too short for a code'],
  ['1000F', 'other', 'a performance measure sorts among surgery and is none'],
  ['G0444', 'other', 'a HCPCS code that is no drug'],
  ['٣٣٣٣٣', 'other', 'digits of another script'],
  ['', 'other', 'no code'],
] as const) {
  test(`${code} is ${family}: ${why}`, () => expect(familyOf(code)).toBe(family));
}
