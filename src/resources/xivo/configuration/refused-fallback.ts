import { type Act, act } from '#core/resource.ts';
import { BadRequest } from '#errors.ts';

/** Returns the fallback of a resource that refuses a request without its only act. */
export function refusedFallback(only: string): Act {
  return act({ summary: 'Answer 400', statuses: [{ status: 400, when: `\`act\` is not \`${only}\`` }] }, () => {
    throw new BadRequest({ message: `the parameter act must be ${only}`, field: 'act' });
  });
}
