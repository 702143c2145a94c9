import * as z from 'zod';
import { columnAnswers, component, itemsOrFalse, orFalse } from '#pbx/json/answers.ts';

const access = component('PhonebookAccess', () =>
  z.strictObject(
    columnAnswers('accessfeatures', {
      about: { host: 'address or network that may read the phone book', commented: '1 if it is disabled' },
    }),
  ),
);

const server = component('XivoServer', () =>
  z
    .strictObject({
      ...columnAnswers('server', {
        bool: ['ws_ssl', 'cti_ssl', 'disable'],
        about: {
          ws_login: 'login of the web services',
          ws_pass: 'password of the web services',
          ws_port: 'port of the web services',
          ws_ssl: 'whether the web services are reached by HTTPS',
          cti_port: 'port of the CTI server',
          dcreate: 'time of creation, in Unix seconds',
          disable: 'true if it is disabled',
        },
      }),
      identity: z.string().describe('name (host)'),
      url: z.strictObject({
        scheme: z.enum(['https', 'http']),
        authority: z.strictObject({ host: z.string(), port: z.string() }),
      }),
    })
    .describe('another XiVO whose phone book is searched, too'),
);

const ldapServer = component('LdapServer', () =>
  z.strictObject(
    columnAnswers('ldapserver', {
      bool: ['disable'],
      about: { dcreate: 'time of creation, in Unix seconds' },
    }),
  ),
);

const filter = component('LdapFilter', () =>
  z
    .strictObject({
      ldapfilter: z.strictObject({
        ...columnAnswers('ldapfilter', {
          bool: ['commented'],
          about: {
            ldapserverid: 'id of the server',
            basedn: 'where in the directory the search starts',
            filter: 'search filter of LDAP',
            commented: 'true if it is disabled',
          },
        }),
        attrdisplayname: z.array(z.string()).describe('attributes that hold a name'),
        attrphonenumber: z.array(z.string()).describe('attributes that hold a number'),
      }),
      identity: z.string().describe('name (host of the server)'),
      ldapserver: orFalse(ldapServer()),
    })
    .describe('a search of an LDAP directory'),
);

/** The schemas of the answers of `general_settings/phonebook`. */
export const phonebookSettingsAnswers = {
  view: component('PhonebookSettings', () =>
    z.strictObject({
      accessfeatures: itemsOrFalse(access()),
      xivoserver: orFalse(z.record(z.string(), server())).describe('the servers by id'),
      ldapfilter: orFalse(z.record(z.string(), filter())).describe('the searches by id'),
    }),
  ),
  list: () => z.null(),
};
