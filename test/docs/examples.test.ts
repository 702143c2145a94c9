import { test } from 'vitest';
import { allBlocks } from '../support/docs/documents.ts';
import { runExample } from '../support/docs/examples.ts';

// They declare their tests, so that they are run while this file is collected.
for (const { code } of allBlocks('ts vitest')) await runExample(code);

test.each(allBlocks('ts'))('the example at $place runs', async ({ code }) => {
  await runExample(code);
});
