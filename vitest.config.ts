import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests stand outside of the packages' tsconfig files, so the decorators of Nest are switched on here.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['*.test.ts', '{libs,services,deploy}/*/{src,test}/**/*.test.ts', 'test-e2e/**/*.test.ts'],
    // Many tests wait for brokers and databases: three at once keep two cores busy.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
