// Measures what the room remembers of patients: the memory that claims take, and the time in which a draft finds the earlier ones.
//   node --expose-gc services/rules/bench/memory.mjs [CLAIMS]
// CLAIMS (300,000) are the visits of three years, three of each patient.
import { PatientHistory } from '../dist/domain/patient-history.js';

const CLAIMS = Number(process.argv[2] ?? 300_000);
const VISITS = 3;
const YEAR = 1_000_000;
/** As many as are kept of one patient. */
const MOST = 3_000;
const LINES = [1, 5];

const TODAY = '2025-06-20';
const dayBefore = (days) => new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10);

/** A visit with its laboratory tests, as the topic says it: each text is one of its own. */
function memoryOf(number, patientRef, lines) {
  const day = dayBefore(1_000 - (number % 1_000));
  return JSON.parse(
    JSON.stringify({
      tenantId: 'acme',
      patientRef,
      claimId: `C${String(number).padStart(19, '0')}`,
      revision: 1,
      partition: number % 12,
      offset: String(number),
      judgedOn: day,
      counts: true,
      outcome: 'judged',
      rulebookChanges: 0,
      payerId: '12345',
      billingNpi: '1234567893',
      renderingNpi: '1245319599',
      taxonomy: '207Q00000X',
      lines: Array.from({ length: lines }, (_, at) => ({
        line: at + 1,
        code: ['99213', '93000', '80053', '36415', '96372'][at % 5],
        modifiers: at === 0 ? ['25'] : [],
        units: 1,
        chargeCents: 15_000,
        serviceFrom: day,
        serviceTo: day,
        placeOfService: '11',
      })),
    }),
  );
}

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

if (globalThis.gc === undefined) throw new Error('Run it with --expose-gc: garbage would be counted.');
const whole = (number) => Math.round(number).toLocaleString('en-US');
for (const lines of LINES) {
  const history = new PatientHistory();
  const before = heap();
  for (let number = 0; number < CLAIMS; number += 1)
    history.tell(memoryOf(number, `patient-${number % Math.ceil(CLAIMS / VISITS)}`, lines), TODAY);
  const bytes = (heap() - before) / history.size;
  const years = ((bytes * YEAR * 3) / 1e9).toFixed(1);
  console.log(
    `${whole(history.size)} claims of ${lines} lines: ${whole(bytes)} bytes each; a million visits a year are ${years} GB in three years`,
  );
}

for (const lines of LINES) {
  const history = new PatientHistory();
  for (let number = 0; number < MOST; number += 1)
    history.tell({ ...memoryOf(number, 'nobody', lines), partition: 0 }, TODAY);
  const draft = {
    tenantId: 'acme',
    patientRef: 'nobody',
    claimId: 'C',
    revision: 1,
    partition: 0,
    offset: '9999',
    judgedOn: TODAY,
  };
  const millis = [];
  for (let round = 0; round < 300; round += 1) {
    const begin = performance.now();
    history.before(draft);
    millis.push(performance.now() - begin);
  }
  millis.sort((one, other) => one - other);
  console.log(
    `a draft after ${whole(MOST)} claims of ${lines} lines of its patient: p50 ${millis[150].toFixed(2)} ms, p99 ${millis[297].toFixed(2)} ms`,
  );
}
