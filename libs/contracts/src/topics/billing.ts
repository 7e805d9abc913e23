import { ClaimHold, Filing, Posting } from '../sections/progress.js';
import { topic } from '../topic.js';

/** A claim revision's rows are in the system of record. */
export const claimPosted = topic('billing.claim.posted.v1', { posting: Posting }, 'posting', 'claimId');

/** A claim revision is in an 837 file. */
export const claimFiled = topic('billing.claim.filed.v1', { filing: Filing }, 'filing', 'claimId');

/** A claim revision that billing keeps back. */
export const claimHeld = topic('billing.claim.held.v1', { hold: ClaimHold }, 'hold', 'claimId');
