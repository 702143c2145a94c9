import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** Coverage per test requires that test files do not share modules. */
export default mergeConfig(shared, { test: { isolate: true } });
