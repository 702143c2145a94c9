import type { Difference } from '#dialect.ts';
import type { Json } from '#wire/json.ts';

/** The form of the stored codecs in a view, or in the merge of an edit. */
type Codecs = (stored: string | null) => Json;

const asText: Codecs = (stored) => stored;
const asList: Codecs = (stored) => (stored ? stored.split(',') : stored);

export const codecsForm: Difference<Codecs> = {
  where: 'SIP trunk view: protocol.allow',
  recorded: { text: 'text, "alaw,ulaw,gsm"', value: asText },
  documented: { text: 'list, ["alaw","ulaw","gsm"]', value: asList },
  why: 'the page shows it',
};

export const keptCodecs: Difference<Codecs> = {
  where: 'SIP trunk edit without allow, trunk has codecs',
  recorded: { text: '400', value: asText },
  documented: { text: '200, codecs kept', value: asList },
  why: 'follows from the list that the page shows; the client never sends allow in an edit',
};

export const registrationAlias: Difference<boolean> = {
  where: 'SIP trunk view: protocol.registrertrying',
  recorded: { text: 'no such key', value: false },
  documented: { text: 'last key, value of registertrying', value: true },
  why: 'the page shows it',
};

export const readAlias: Difference<boolean> = {
  where: 'SIP trunk add, edit: registrertrying',
  recorded: { text: 'ignored', value: false },
  documented: { text: 'alias of registertrying when that is not in the body', value: true },
  why: 'the object on the page is accepted as a body',
};

export const noAuthUser: Difference<false | ''> = {
  where: 'SIP trunk view: register.authuser when it is not set',
  recorded: { text: 'false', value: false },
  documented: { text: '""', value: '' },
  why: 'the page shows it',
};

export const sipTrunkDifferences: readonly Difference[] = [
  codecsForm,
  registrationAlias,
  readAlias,
  noAuthUser,
  keptCodecs,
];
