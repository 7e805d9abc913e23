import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole lines as processes (a broker, a database and eight rooms each): the slice of them that `npm test` runs. */
const SLICE = [
  'test-e2e/faults/small.test.ts',
  'test-e2e/outages/**/*.test.ts',
  'test-e2e/stories/on-a-real-kafka.test.ts',
  'test-e2e/telemetry/**/*.test.ts',
];
/** The rest of them: `npm run test:machines`. */
const MACHINES = [
  'services/bench/test/**/*.test.ts',
  'services/cli/test/{up,demo-kafka}.test.ts',
  'test-e2e/{full-disk,processes,rooms}/**/*.test.ts',
];

/** What is long, in the order in which it begins: begun late, it would go on alone at the end. All that starts brokers, databases or processes. */
const LONGEST: readonly RegExp[] = [
  /\/test-e2e\/faults\/small/,
  /\/test-e2e\/outages\//,
  /\/messaging\/test\/(platformatic|kafka)/,
  /\/deploy\/kafka\/src\/broker/,
  /\/codes\/test\/release\/at-once/,
  /\/messaging\/src\/platformatic\/persist/,
  /\/(test-e2e|cli\/test|store\/test)\//,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((long) => long.test(moduleId));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  // Tests stand outside of the packages' tsconfig files, so the decorators of Nest are switched on here.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Brokers live for seconds: they get their speed from Java's quick compiler, and cost a third less without the thorough one.
    env: { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['*.test.ts', '{libs,services,deploy}/*/{src,test}/**/*.test.ts', 'test-e2e/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...SLICE, ...MACHINES],
          // Files share a worker, and with it what they import: loading that anew for each file takes as long as the tests of most.
          // So a test leaves no global behind it: no fake timer, stubbed variable or loaded reference.
          isolate: false,
          // Many tests wait for brokers and databases: three at once keep two cores busy.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'slice', include: SLICE, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'machines', include: MACHINES, maxWorkers: 2, sequence: { groupOrder: 2 } } },
    ],
  },
});
