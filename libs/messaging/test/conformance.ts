import { afterAll, beforeAll, describe } from 'vitest';
import { badRecords } from './conformance/bad-records.js';
import { deadLetters } from './conformance/dead-letters.js';
import { delivery } from './conformance/delivery.js';
import { groups } from './conformance/groups.js';
import { places } from './conformance/places.js';
import { refusals } from './conformance/refusals.js';
import { stopping } from './conformance/stopping.js';
import type { Subject } from './conformance/subject.js';

/**
 * What each driver of the log must do. `makeSubject` is called once; its log serves all tests, each with topics of its own.
 * `strangers`: whether code that is not ours can write to the log.
 */
export function conformance(name: string, makeSubject: () => Promise<Subject>, strangers: boolean): void {
  describe(name, () => {
    let subject: Subject | undefined;
    beforeAll(async () => {
      subject = await makeSubject();
    });
    afterAll(() => subject?.close());

    const parts = { delivery, groups, stopping, refusals, places, deadLetters };
    for (const [title, part] of Object.entries(parts)) {
      describe(title, () => {
        part(() => subject!);
      });
    }
    describe('badRecords', () => {
      badRecords(() => subject!, strangers);
    });
  });
}
