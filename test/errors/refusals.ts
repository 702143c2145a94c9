import { expect, test } from 'vitest';
import type { Resource } from '#core/resource.ts';
import { type CallOptions, startMock } from '../support/mock.ts';

/** An act, its request, and the reason of the refusal. */
type Refused = readonly [resource: Resource, act: string, sent: Pick<CallOptions, 'id' | 'body'>, reason: string];

/** Defines a test for each case: the answer has the reason in its header. */
export function testRefusals(cases: readonly Refused[]): void {
  const named = cases.map(([resource, act, sent, reason], index) => ({
    name: `${index} ${act}: ${reason}`,
    resource,
    act,
    sent,
    reason,
  }));
  test.for(named)('refusal $name', async ({ resource, act, sent, reason }) => {
    const { headers } = await startMock().call(resource, act, sent);
    expect(headers['x-mock-reason']).toBe(reason);
  });
}
