import type { Difference } from '#dialect.ts';
import type { Json } from '#wire/json.ts';

/** How codecs go out, and how the stored ones enter the merge of an edit. */
type Codecs = (stored: string | null) => Json;

const asText: Codecs = (stored) => stored;
const asList: Codecs = (stored) => (stored ? stored.split(',') : stored);

export const codecsForm: Difference<Codecs> = {
  where: 'SIP trunk view: protocol.allow',
  recorded: { text: 'text, "alaw,ulaw,gsm"', value: asText },
  documented: { text: 'list, ["alaw","ulaw","gsm"]', value: asList },
  why: 'page',
};

export const keptCodecs: Difference<Codecs> = {
  where: 'SIP trunk edit without allow, trunk has codecs',
  recorded: { text: '400', value: asText },
  documented: { text: '200, codecs kept', value: asList },
  why: "follows from the page's allow; the client's edit never sends allow",
};

export const registrationAlias: Difference<boolean> = {
  where: 'SIP trunk view: protocol.registrertrying',
  recorded: { text: 'no such key', value: false },
  documented: { text: 'last key, value of registertrying', value: true },
  why: 'page',
};

export const readAlias: Difference<boolean> = {
  where: 'SIP trunk add, edit: registrertrying',
  recorded: { text: 'ignored', value: false },
  documented: { text: 'alias of registertrying when that is not in the body', value: true },
  why: "page's object as a body",
};

export const noAuthUser: Difference<false | ''> = {
  where: 'SIP trunk view: register.authuser when it is not set',
  recorded: { text: 'false', value: false },
  documented: { text: '""', value: '' },
  why: 'page',
};

export const sipTrunkDifferences: readonly Difference[] = [
  codecsForm,
  registrationAlias,
  readAlias,
  noAuthUser,
  keptCodecs,
];
