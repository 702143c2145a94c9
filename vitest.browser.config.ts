import { defineConfig } from 'vitest/config';

/** The tests of the pages in a real browser, Debian's Chromium: `npm run test:browser`. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/support/build-pages.ts'],
    isolate: false,
    // One browser at a time: a page that waits for a processor would be slow, not wrong.
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'coverage/browser-results.json' }]],
  },
});
