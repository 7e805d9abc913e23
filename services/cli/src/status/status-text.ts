import { table } from '../table.js';
import type { LineStatus, RoomStatus } from './line-status.js';

const HEADER = ['room', 'instance', 'pid', 'state', 'restarts', 'ready', 'behind', 'admin'];

function readyText({ ready, checks }: Pick<RoomStatus, 'ready' | 'checks'>): string {
  if (ready) return 'yes';
  if (checks === null) return 'no answer';
  const faults = Object.entries(checks).filter(([, answer]) => answer !== 'ok');
  return `no (${faults.map(([need, code]) => `${need} ${code}`).join(', ')})`;
}

const text = (value: number | null): string => (value === null ? '' : String(value));

const backing = (name: string, { address, answers }: LineStatus['postgres']): readonly string[] => [
  name,
  '',
  '',
  '',
  '',
  answers ? 'yes' : 'no answer',
  '',
  address,
];

/** One table of state and lag. The lag of a room stands at its first instance. */
export function statusText({ rooms, kafka, postgres }: LineStatus): string {
  const rows = rooms.map(({ room, instance, pid, state, restarts, ready, checks, behind, admin }, at) => [
    room,
    instance,
    text(pid),
    state,
    text(restarts),
    readyText({ ready, checks }),
    rooms[at - 1]?.room === room ? '' : text(behind),
    admin,
  ]);
  const below = [...(kafka === null ? [] : [backing('kafka', kafka)]), backing('postgres', postgres)];
  return table(HEADER, [...rows, ...below]);
}
