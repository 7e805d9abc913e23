/** A post office box or a lock box, as people write it in a line of an address: `P.O. Box 12`, `POB 12`, `Lockbox 7`. */
export const isPostOfficeBox = (line: string): boolean =>
  /\b(?:p\.?\s*o\.?|post\s+office)\s*box\b|\bpob\b|\block\s*box\b/i.test(line);
