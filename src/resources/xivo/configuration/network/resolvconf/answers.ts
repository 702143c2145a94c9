import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

function settings() {
  const { id: _id, ...columns } = columnAnswers('resolvconf', {
    about: {
      hostname: 'name of the machine, without a domain',
      nameserver1: 'IPv4 address or host name of the first name server',
    },
  });
  return z.strictObject({
    ...columns,
    search: z.array(z.string()).nullable().describe('domains in which names without a domain are looked up'),
  });
}

/** The schemas of the answers of `network/resolvconf`. */
export const resolvconfAnswers = {
  view: component('ResolverSettings', () => settings().describe('the name of the machine and its name servers')),
};
