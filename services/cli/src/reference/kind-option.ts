import { KINDS } from '@chargeline/codes';
import { Option } from 'commander';

/** An option that takes a kind of reference data. */
export const kindOption = (what: string): Option => new Option('--kind <kind>', what).choices(KINDS);
