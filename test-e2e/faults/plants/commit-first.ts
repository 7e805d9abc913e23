import { built, planted, putInPlaceOf } from './in-place-of.ts';

/** Preloaded into a room, it plants a bug: the offset is committed before the work is done. */
putInPlaceOf(built('libs/messaging/dist/consumer.js'), planted('hasty-consumer.ts'));
