import { afterEach } from 'vitest';
import { RoomAlone } from './room-alone.js';

/** Starts rooms that do not outlive the test. */
export function roomsForATest(): (room: string, variables: Readonly<Record<string, string>>) => RoomAlone {
  const started: RoomAlone[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((room) => room.kill()));
  });
  return (room, variables) => {
    const alone = new RoomAlone(room, variables);
    started.push(alone);
    return alone;
  };
}
