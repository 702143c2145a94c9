import { defineConfig } from '@playwright/test';
import type { PbxTestOptions } from 'xivo-mock/playwright';

// CHROMIUM names a browser that is installed already; without it the tests use Playwright's own.
const executablePath = process.env.CHROMIUM;

export default defineConfig<object, { xivoMockOptions: PbxTestOptions }>({
  use: {
    xivoMockOptions: { seeds: 'fresh', onRefused: 'error' },
    launchOptions: executablePath ? { executablePath } : {},
  },
});
