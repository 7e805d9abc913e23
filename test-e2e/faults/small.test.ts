import { rm } from 'node:fs/promises';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { isBalanced } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { crashRun, newFolder } from './crash-run.ts';
import { planted, PROOFS, SMALL } from './prove.ts';
import { faultsOf, verdictText } from './verdict.ts';

const { ok } = await kafkaHalf();

const PATIENCE_MILLIS = 10 * 60_000;
const said: string[] = [];
const common = {
  client: 'kafkajs',
  signal: new AbortController().signal,
  say: (line: string): void => void said.push(line),
} as const;

test.skipIf(!ok)(
  'kill -9 of any room, of the broker and of the database: nothing is lost, nothing is doubled, no cent is off',
  { timeout: PATIENCE_MILLIS },
  async () => {
    const folder = await newFolder();
    const findings = await crashRun(folder, {
      ...SMALL,
      ...common,
      kills: 10,
      outages: [
        { of: 'broker', by: 'SIGKILL' },
        { of: 'postgres', by: 'SIGTERM' },
      ],
      instances: { ingestion: 2 },
    });
    expect(faultsOf(findings), `${[...said, ...verdictText(findings)].join('\n')}\nLogs: ${folder}`).toEqual([]);
    expect(findings.kills.done).toBeGreaterThanOrEqual(10);
    expect(isBalanced(findings.count.ledger)).toBe(true);
    await rm(folder, { recursive: true, force: true });
  },
);

test.skipIf(!ok)(`the crash test finds a planted bug: ${PROOFS[0]!.bug}`, { timeout: PATIENCE_MILLIS }, async () => {
  const findings = await planted(PROOFS[0]!, common);
  expect(findings.count.ledger.lost).toBeGreaterThan(0);
  expect(faultsOf(findings)).toContain('The ledger is not exact.');
});
