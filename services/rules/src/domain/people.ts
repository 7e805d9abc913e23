import type { Address } from '@chargeline/contracts';
import { areSame } from './are-same.js';
import { ByWords } from './by-words.js';
import type { ClaimDocument, Party } from './claim-document.js';

/** Providers and lists that are known before all are forgotten. */
const KNOWN = 20_000;
/** Those of one mark that are known before all of these are forgotten. */
const MARKED = 100;

/** Gives what is alike the same number, and never the same to what is not. */
class Numbered<Of> {
  private readonly known = new Map<unknown, { readonly one: Of; readonly number: number }[]>();
  private last = 0;

  constructor(
    private readonly areAlike: (one: Of, other: Of) => boolean,
    /** Something that is the same in all that are alike, and different in most that are not. */
    private readonly markOf: (one: Of) => unknown,
  ) {}

  /** 0 for nothing. */
  numberOf(one: Of | null): number {
    if (one === null) return 0;
    const mark = this.markOf(one);
    const marked = this.known.get(mark) ?? [];
    for (const known of marked) if (this.areAlike(known.one, one)) return known.number;
    this.last += 1;
    if (this.last % KNOWN === 0) this.known.clear();
    if (marked.length === MARKED) marked.length = 0;
    marked.push({ one, number: this.last });
    this.known.set(mark, marked);
    return this.last;
  }
}

/** In all that a condition can see of a provider. */
const areOne = (one: Party, other: Party): boolean =>
  one.npi === other.npi &&
  one.name === other.name &&
  one.firstName === other.firstName &&
  one.entity === other.entity &&
  one.taxId === other.taxId &&
  one.taxIdKind === other.taxIdKind &&
  one.taxonomy === other.taxonomy &&
  one.clia === other.clia &&
  (one.address === other.address ||
    (one.address !== null && other.address !== null && isSamePlace(one.address, other.address)));

const isSamePlace = (one: Address, other: Address): boolean =>
  one.line1 === other.line1 &&
  one.line2 === other.line2 &&
  one.city === other.city &&
  one.state === other.state &&
  one.zip === other.zip;

/** Who has to do with an encounter, as `OF_PEOPLE` names it. */
export class People {
  private readonly parties = new Numbered<Party>(areOne, ({ npi, name }) => npi ?? name);
  private readonly known = new ByWords<number>();
  private last = 0;
  private readonly held = new Numbered<readonly string[]>(areSame, ({ length }) => length);

  /** A number that is the same where all of it is alike. */
  numberOf({
    patient,
    identity,
    billingProvider,
    renderingProvider,
    referringProvider,
    facility,
  }: ClaimDocument['encounter']): number {
    const words = [
      this.parties.numberOf(billingProvider),
      this.parties.numberOf(renderingProvider),
      this.parties.numberOf(referringProvider),
      this.parties.numberOf(facility),
      this.held.numberOf(identity.holds),
      patient.relationship,
      patient.sex,
    ];
    return this.known.get(words) ?? this.known.set(words, (this.last += 1));
  }
}
