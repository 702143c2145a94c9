import { expect } from 'vitest';
import { test } from 'xivo-mock/vitest';

test('a test has its own PBX', async ({ pbx }) => {
  const generation: number = (await pbx.admin.health()).generation;
  expect(generation).toBe(1);
  expect((await fetch(`${pbx.url}/xivo/configuration/json.php/restricted/check/`)).status).toBe(401);
});
