import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    // They need a browser (`npm run test:browser`) or a container engine (`npm run containers:check`).
    exclude: [...configDefaults.exclude, 'test/browser/**', 'test/containers/**'],
    // Modules have no state, so test files can share them.
    isolate: false,
    maxWorkers: '100%',
    reporters: ['default', ['json', { outputFile: 'coverage/results.json' }]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      // The test report is in the same folder.
      clean: false,
    },
  },
});
