import { groupsOf, type Hl7Message } from '@chargeline/hl7';
import { Fields } from './fields.js';
import type { ChargePlace } from './profiles.js';

/** What may stand between an FT1 and the next one without ending what belongs to it. */
const MEMBERS = ['NTE', 'PR1', 'ROL', 'PRT', 'OBX', 'DG1'];

/** A transaction (FT1) and the procedures (PR1) that follow it. */
export interface ChargeGroup {
  readonly ft1: Fields;
  readonly procedures: readonly Fields[];
}

export function chargeGroups(message: Hl7Message): readonly ChargeGroup[] {
  const all = Fields.all(message, 'PR1');
  return groupsOf(message.segments, 'FT1', MEMBERS).map(({ head, members }, at) => ({
    ft1: new Fields(head, at + 1),
    procedures: all.filter(({ segment }) => members.includes(segment)),
  }));
}

/** A place of a charge that holds something. */
export interface Found {
  readonly fields: Fields;
  readonly field: number;
}

/** The first place that holds something; null when none does. Throws an AE when a PR1 is asked for and two stand there. */
export function firstPlace({ ft1, procedures }: ChargeGroup, places: readonly ChargePlace[]): Found | null {
  for (const place of places) {
    const field = Number(place.slice(4));
    const fields = place.startsWith('FT1') ? ft1 : procedures[0];
    if (fields === undefined || fields.segment.get(field).trim() === '') continue;
    const second = fields === ft1 ? undefined : procedures[1];
    if (second !== undefined) throw second.fault(0, 100, 'is the second of one FT1: a charge has one procedure.');
    return { fields, field };
  }
  return null;
}
