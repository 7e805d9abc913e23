/** Three parts of an invented last name: 40 × 40 × 40 names, none of which a word of a message contains by chance. */
export const LAST_NAME_PARTS = [
  'Abr Bal Bram Cald Cor Dall Dun Ech Eld Fal Fenn Gar Gild Hav Hol Ilk Jar Kell Kor Lam Lor Mal Mer Nar Nor Orr Os Pell Quen Rav Roth Sal Sev Tarr Thal Ulv Var Wen Yar Zell',
  'aba adi ago ala ami ano apo ari asu ato eba edi ego ela emi eno epo eri esu eto iba idi igo ila imi ino ipo iri isu ito oba odi ogo ola omi ono opo ori osu oto',
  'bane beck brand brook by carr combe croft dale den ford frey gard gate ham haven hurst ing keld kirk land lock low mark mere moor more nock ridge row sell shaw slade stead stone thorn ton wick wold worth',
].map((parts) => parts.split(' '));

export const FIRST_NAMES = {
  F: 'Ada Agnes Alma Anika Bea Carla Clara Dora Edith Elena Esther Flora Greta Hazel Ida Iris June Leona Lucia Mabel Marta Nadia Nora Olive Pearl Rosa Ruth Sonia Tessa Vera Wanda Yara'.split(
    ' ',
  ),
  M: 'Abel Adam Albert Amos Basil Boris Carl Cyrus Dario Edgar Emil Ezra Felix Frank Gus Hugo Ivan Jonas Karl Leo Louis Marco Milo Oscar Otto Paul Ralph Silas Simon Theo Victor Walt'.split(
    ' ',
  ),
} as const;

/** Last names of clinicians: no patient has one, so that searching for a patient's name never finds a clinician. */
export const CLINICIAN_NAMES =
  'Ashdown Birchall Cotterill Dunmore Ellsworth Fairfax Goodacre Hargreave Inglewood Jessop Kirkwall Lockhart Merriweather Northcote Oakshott Pemberton Quarles Ravenhill Satterley Thornbury Underhill Vickery Whitlock Yardley'.split(
    ' ',
  );

export const STREETS =
  'Alder Birch Cedar Dogwood Elm Fir Hawthorn Juniper Larch Maple Oak Poplar Rowan Spruce Willow'.split(' ');

export const STREET_KINDS = ['Street', 'Avenue', 'Lane', 'Road', 'Court'] as const;

/** Names that break careless writers, around a last name: an apostrophe, letters beyond ASCII, several words, the separators of HL7 and X12. */
export const AWKWARD: readonly ((lastName: string) => string)[] = [
  (lastName) => `O'${lastName}`,
  (lastName) => `Ñúñez-${lastName}`,
  (lastName) => `van der ${lastName}`,
  (lastName) => `${lastName}*~:^|\\&`,
  (lastName) => `D’${lastName} Jr.`,
];
