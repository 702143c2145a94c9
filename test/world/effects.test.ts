import { expect, test } from 'vitest';
import { Effects } from '#world/effects.ts';

test('the ledger keeps the latest effects and counts all of them until a reset', () => {
  const effects = new Effects();
  const effect = {
    daemon: 'asterisk',
    command: 'sip reload',
    operation: 'ipbx/pbx_settings/users:add',
    at: '',
  } as const;
  for (let index = 0; index < 50_000; index += 1) effects.append(effect);
  const kept = effects.matching();
  expect(kept.length).toBeGreaterThanOrEqual(10_000);
  expect(kept.length).toBeLessThan(20_000);
  expect(kept.at(-1)?.number).toBe(50_000);
  expect(effects.dropped).toBe(50_000 - kept.length);
  effects.reset();
  effects.append(effect);
  expect(effects.matching()).toEqual([{ number: 1, ...effect }]);
});
