import { run } from './command.js';
import { haveJars } from './jars.js';

export type Availability = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** The least Java that Kafka 3.9 supports for a broker in the long term (Kafka documentation, section 6.4). */
const JAVA = 17;

/** The major version in what `java -version` says: `17.0.15` is 17, `1.8.0_412` is 8. Null when it says none. */
export function javaMajor(said: string): number | null {
  const match = /version "(?:1\.)?(\d+)/.exec(said);
  return match === null ? null : Number(match[1]);
}

/** Whether this machine can run a broker, and else what it lacks. */
export async function brokerAvailable(): Promise<Availability> {
  const java = await run('java', ['-version']);
  const major = java.code === 0 ? javaMajor(java.said) : null;
  if (major === null || major < JAVA) {
    const none = java.code === null ? 'there is none' : `"java -version" ended with ${java.code}`;
    const found = major === null ? none : `it is Java ${major}`;
    return { ok: false, because: `Java ${JAVA} or later is not on the PATH (${found}). Install a JDK or JRE ${JAVA}.` };
  }
  if (haveJars() || (await run('mvn', ['-v'])).code === 0) return { ok: true };
  return {
    ok: false,
    because: "Kafka's jars are not in .cache and Maven is not on the PATH to fetch them. Install Maven.",
  };
}

/** For tests: as `brokerAvailable`, but throws where `CI` is set, because there the tests on Kafka must run. */
export async function kafkaHalf(env: NodeJS.ProcessEnv = process.env): Promise<Availability> {
  const availability = await brokerAvailable();
  if (availability.ok) return availability;
  if (env['CI']) throw new Error(`The Kafka half did not run. ${availability.because}`);
  process.stderr.write(`The tests on a real Kafka are skipped. ${availability.because}\n`);
  return availability;
}
