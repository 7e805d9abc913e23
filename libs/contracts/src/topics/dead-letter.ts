import { DeadLetter } from '../sections/dead-letter.js';
import { type Topic, topic } from '../topic.js';

/** The dead letters of one reader; every service that reads has one. */
export function deadLetters(service: string): Topic<{ letter: typeof DeadLetter }> {
  return topic(`${service}.dead-letter.v1`, { letter: DeadLetter }, 'letter', 'key');
}
