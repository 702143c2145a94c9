import * as z from 'zod';
import type { AnswerSchema } from '#core/resource.ts';
import { type AnswerShape, columnAnswers, numeral } from '#pbx/json/answers.ts';
import { type RegistrationFormat, registrationColumns } from '#pbx/trunks/registrations.ts';
import { itemCasts, trunkCasts, viewCasts } from './show.ts';

/** What the answers of the trunks of a protocol are made of. */
interface TrunkAnswers {
  /** Returns the schemas of an account with these casts. */
  readonly account: (casts: typeof itemCasts | typeof viewCasts) => AnswerShape;
  /** The form of the identity. */
  readonly identity: string;
  readonly registrations?: RegistrationFormat;
}

const about = {
  protocolid: 'id of the account',
  registerid: 'id of the setting that registers the trunk; 0 without one',
  registercommented: 'true if the trunk does not register',
} as const;

/** The schema of `toTrunkItem`, with changed keys of the account. */
export function trunkItemAnswer(
  { account, identity, registrations }: TrunkAnswers,
  changed: AnswerShape = {},
): z.ZodType {
  const {
    registercommented: _registercommented,
    protocol: _protocol,
    ...trunk
  } = columnAnswers('trunkfeatures', { about });
  const disabled = z.boolean().describe(about.registercommented);
  const register = registrations && z.strictObject({ ...registrations.answers(), commented: disabled });
  return z.strictObject({
    ...account(itemCasts),
    ...changed,
    ...(register && { register: register.describe('the registration; all empty without one') }),
    identity: z.string().describe(identity),
    ...trunk,
  });
}

/** The schemas of the parts of `toTrunkView`, with further keys of the account. */
export function trunkViewParts({ account, identity, registrations }: TrunkAnswers, others: AnswerShape = {}) {
  const trunkfeatures = z.strictObject({
    ...columnAnswers('trunkfeatures', { ...trunkCasts, about }),
    registerid:
      registrations === undefined ? z.literal(0) : z.union([numeral(), z.literal(0)]).describe(about.registerid),
  });
  const protocol = z.strictObject({ ...account(viewCasts), identity: z.string().describe(identity), ...others });
  return { trunkfeatures, protocol: protocol.describe('the account of the trunk in its protocol') };
}

/** The schema of the part `register` of `toTrunkView`, with changed keys. */
export function trunkRegisterAnswer(registrations: RegistrationFormat, changed: AnswerShape = {}): z.ZodType {
  const register = z.strictObject({ ...registrationColumns(registrations), ...changed });
  return z.union([register, z.literal(false)]).describe('the registration at the provider; false without one');
}

/** Returns the schemas of the answers of trunks, from those of an item and a view. */
export function trunkAnswers({ item, view }: { readonly item: () => z.ZodType; readonly view: AnswerSchema }) {
  const items = () => z.array(item());
  return { list: items, search: items, view, add: () => z.int().describe('id of the new trunk') };
}
