import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** Which test reaches which line is only told when each file of tests has modules of its own. */
export default mergeConfig(shared, { test: { isolate: true } });
