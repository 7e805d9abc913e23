import { serveAsks } from '../child/serve.js';
import { writeTapes } from '../tape/tapes.js';
import { trafficOf } from '../traffic/traffic.js';
import type { SenderQuestion } from './questions.js';
import { sendPhase } from './send-phase.js';

const TELL_EVERY_MILLIS = 500;

/** Passes on a count now and then. */
function nowAndThen(tell: (count: number) => void): (count: number) => void {
  let told = performance.now();
  return (count) => {
    if (performance.now() - told < TELL_EVERY_MILLIS) return;
    told = performance.now();
    tell(count);
  };
}

serveAsks(async (ask, tell) => {
  const question = ask as SenderQuestion;
  if (question.kind === 'send') return sendPhase(question, nowAndThen(tell));
  const { traffic, sizes, folder } = question;
  return writeTapes(trafficOf(traffic).deliveries(), sizes, folder, nowAndThen(tell));
});
