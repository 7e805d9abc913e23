import { readFile } from 'node:fs/promises';
import { dollars } from '@chargeline/kernel';
import type { X12Fault } from '@chargeline/x12';
import type { Command } from 'commander';
import { EXIT, wrongUse } from '../exit.js';
import { report } from '../output.js';
import { table } from '../table.js';
import type { ClaimView } from '../x12/claim-view.js';

interface FileView {
  readonly path: string;
  readonly claims: readonly ClaimView[];
  readonly totalCents: number;
  readonly faults: readonly X12Fault[];
  /** Segments that are in order and have no place in our types. */
  readonly unread: number;
}

const claimRow = ({ controlNumber, payerId, lines, totalCents, patient }: ClaimView): readonly string[] => [
  controlNumber,
  payerId,
  lines.map(({ code, modifiers }) => [code, ...modifiers].join('-')).join(' '),
  dollars(totalCents),
  ...(patient === undefined ? [] : [patient]),
];

const faultRow = ({ code, segment, position, element, message }: X12Fault): readonly string[] => [
  code,
  element === undefined ? segment : `${segment}${String(element).padStart(2, '0')}`,
  String(position),
  message,
];

function fileText({ path, claims, totalCents, faults, unread }: FileView, identities: boolean): string {
  const sum = `${path}: ${claims.length} claims, ${dollars(totalCents)}, ${faults.length} faults, ${unread} segments unread`;
  const header = ['claim', 'payer', 'lines', 'charged', ...(identities ? ['patient'] : [])];
  return [
    sum,
    ...(claims.length > 0 ? [table(header, claims.map(claimRow))] : []),
    ...(faults.length > 0 ? [table(['fault', 'at', 'segment', 'what'], faults.map(faultRow))] : []),
  ].join('\n');
}

export function x12Command(program: Command): void {
  const x12 = program.command('x12').description('X12 files');
  x12
    .command('read')
    .argument('<file...>', '837 professional claims (005010X222A1)')
    .description('claims, amounts and faults of 837 files; ends with 1 when there is a fault')
    .option('--identities', 'show the names of patients too')
    .addHelpText('after', '\nExample:\n  chargeline x12 read out/demo-1-1/837/*/*/*.837')
    .action(async (paths: readonly string[], { identities = false }: { identities?: boolean }, command: Command) => {
      const { read837p } = await import('@chargeline/x12');
      const { claimViews } = await import('../x12/claim-view.js');
      const files: FileView[] = [];
      for (const path of paths) {
        const bytes = await readFile(path).catch(() => {
          throw wrongUse(`${path} cannot be read.`);
        });
        const read = read837p(bytes);
        const claims = claimViews(read, identities);
        const totalCents = claims.reduce((sum, claim) => sum + claim.totalCents, 0);
        files.push({ path, claims, totalCents, faults: read.faults, unread: read.unread.length });
      }
      report(command, { files }, () => files.map((file) => fileText(file, identities)).join('\n\n'));
      process.exitCode = files.some(({ faults }) => faults.length > 0) ? EXIT.notOk : EXIT.ok;
    });
}
