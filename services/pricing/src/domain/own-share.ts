import { shareOf, WHOLE } from './allowed.js';
import {
  ASSISTANTS,
  CO_SURGEON,
  CO_SURGEON_SHARE,
  EQUIPMENT,
  GLOBAL_PARTS,
  TEAM,
  THERAPY_ASSISTANTS,
} from './modifiers.js';
import { isOpen, note, type Service, settle, share } from './service.js';

const HUNDREDTHS = 100;

/** The parts of the global package that the line is for (54, 55, 56, 78), by the row's own shares. */
export function payGlobalParts(service: Service): void {
  const told = service.told.globalParts;
  if (told.length === 0) return;
  const { row } = service;
  if (row.globalDays === '000' && told.every((modifier) => modifier === '78')) {
    note(service, 'unchanged', null, '78: without a follow-up period the whole fee is paid (MCPM ch. 12 §40.4)');
    return;
  }
  const parts = new Set(told.flatMap((modifier) => GLOBAL_PARTS[modifier]!));
  const hundredths = [...parts].reduce((sum, part) => sum + row[part], 0);
  if (hundredths === 0) {
    settle(service, 'not-adjusted', `${row.code} has no global package that ${told.join(' and ')} could split.`);
    return;
  }
  share(
    service,
    'global-part',
    hundredths * (WHOLE / HUNDREDTHS),
    `${told.join(' and ')}: its part of the global package (MCPM ch. 12 §40.4)`,
  );
}

/** Older equipment takes a part of the technical component (FX, FY, CT). */
export function payEquipment(service: Service): void {
  const told = service.told.equipment;
  if (told === undefined) return;
  if (service.line.listed !== undefined) {
    settle(service, 'not-adjusted', `The listed fee of ${service.row.code} does not say what ${told} takes from it.`);
    return;
  }
  if (service.technical === undefined || service.technical === 0) {
    note(service, 'unchanged', null, `${told}: the line has no technical part`);
    return;
  }
  const { share: left, source } = EQUIPMENT[told]!;
  const technical = shareOf(service.technical, left);
  service.cents -= service.technical - technical;
  service.technical = technical;
  note(service, 'equipment', left, `${told}: technical part, ${source}`);
}

/** Whose share of the fee it is: an assistant's, one of two surgeons', a team's, a therapy assistant's. */
export function payPersons(service: Service): void {
  const { assistant, persons } = service.told;
  if (assistant !== undefined) payAssistant(service, assistant);
  for (const modifier of persons) {
    if (!isOpen(service)) return;
    if (modifier === CO_SURGEON) payCoSurgeon(service);
    else if (modifier === TEAM) payTeam(service);
    else {
      const { share: part, source } = THERAPY_ASSISTANTS[modifier]!;
      share(service, 'therapy-assistant', part, `${modifier}: given in part by a therapy assistant (${source})`);
    }
  }
}

function payAssistant(service: Service, modifier: string): void {
  const { code, assistant } = service.row;
  if (assistant === '0')
    settle(service, 'by-report', `An assistant at ${code} is paid from the documentation (indicator 0).`);
  else if (assistant !== '2')
    settle(service, 'not-payable', `No assistant is paid at ${code} (indicator ${assistant}).`);
  else
    share(
      service,
      'assistant',
      ASSISTANTS[modifier]!.share,
      `${modifier}: assistant at surgery (${ASSISTANTS[modifier]!.source})`,
    );
}

function payCoSurgeon(service: Service): void {
  const { code, coSurgeons } = service.row;
  if (coSurgeons !== '1' && coSurgeons !== '2') {
    settle(service, 'not-payable', `${code} is not paid to two surgeons (indicator ${coSurgeons}).`);
    return;
  }
  const documented = coSurgeons === '1' ? ', with documentation' : '';
  share(service, 'co-surgeon', CO_SURGEON_SHARE, `62: one of two surgeons${documented} (MCPM ch. 12 §40.8)`);
}

function payTeam(service: Service): void {
  const { code, team } = service.row;
  if (team === '1' || team === '2')
    settle(service, 'by-report', `A team at ${code} is priced from its report (indicator ${team}, MCPM ch. 12 §40.8).`);
  else settle(service, 'not-payable', `${code} is not paid to a team (indicator ${team}).`);
}
