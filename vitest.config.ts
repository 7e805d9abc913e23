import { configDefaults, defineConfig } from 'vitest/config';

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

export default defineConfig({
  // Tests stand outside of the packages' tsconfig files, so the decorators of Nest are switched on here.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['*.test.ts', '{libs,services,deploy}/*/{src,test}/**/*.test.ts', 'test-e2e/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...SLICE, ...MACHINES],
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
