import { built, planted, putInPlaceOf } from './in-place-of.ts';

/** Preloaded into a room, it plants a bug: every event gets a random id. Commits are late, so that kills strike before them. */
putInPlaceOf(built('libs/kernel/dist/id.js'), planted('random-id.ts'));
putInPlaceOf(built('libs/messaging/dist/consumer.js'), planted('slow-consumer.ts'));
