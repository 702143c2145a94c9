import * as z from 'zod';

/** An account without its password. */
export const accountAnswer = () =>
  z
    .object({
      name: z.string().describe('The name, by which the control plane identifies the account.'),
      login: z.string().nullable().describe('The login for Basic authentication.'),
      host: z.string().nullable().describe('The address, host name or subnet that the account may call from.'),
      disable: z.boolean().describe('True if every request of the account is refused.'),
      description: z.string().describe('Free text.'),
      rights: z
        .array(z.string())
        .readonly()
        .describe('Sections such as `service/ipbx/pbx_settings/users`; `*` for all.'),
    })
    .meta({ title: 'Account', description: 'A web-services user, without the password.' });

/** The accounts of a world. */
export const accountsAnswer = () => z.object({ accounts: z.array(accountAnswer()).describe('The accounts.') });
