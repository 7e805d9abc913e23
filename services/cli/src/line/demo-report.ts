import { resolve } from 'node:path';
import { type DemoResult, ledgerLine, type LineState } from '@chargeline/standalone';
import { doorsText } from './doors-text.js';
import { urlsOf } from './urls.js';

const perSecond = (encounters: number, seconds: number): number => Math.round((encounters / seconds) * 10) / 10;

/** A demo for scripts. */
export const demoJson = (
  { line, ledger, files837, deliveries, otherFate, seconds, sample }: DemoResult,
  encounters: number,
) => ({
  ledger,
  files837: files837.map((path) => resolve(path)),
  deliveries,
  otherFate,
  seconds,
  encountersPerSecond: perSecond(encounters, seconds),
  urls: urlsOf(line.doors),
  sample,
});

/** A demo for people; the ledger is its last line. */
export function demoText(
  { line, ledger, files837, deliveries, otherFate, seconds, sample }: DemoResult,
  encounters: number,
  logins: LineState['logins'],
  log: string,
): readonly string[] {
  const { sent, acknowledged, refused, unexpected } = deliveries;
  return [
    `${encounters} encounters in ${seconds.toFixed(1)} s, ${perSecond(encounters, seconds)} a second`,
    `${sent} deliveries: ${acknowledged} acknowledged, ${refused} refused, ${unexpected} answered otherwise than expected`,
    `${otherFate} encounters with another fate than the generator planted`,
    '',
    `837 files    ${files837.length} below ${line.folder}`,
    `log          ${log}`,
    ...doorsText(urlsOf(line.doors), logins),
    '',
    ...sample,
    '',
    ledgerLine(ledger),
  ];
}
