import { defineConfig } from 'vitest/config';

/** The tests that need a container engine and the built image, run by `npm run containers:check`. */
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['test/containers/**/*.test.ts'],
    // One engine, and figures that other tests would distort.
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'coverage/containers-results.json' }]],
  },
});
