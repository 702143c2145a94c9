import { type ActRequest, inDialectOf } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { fullMailbox } from '#pbx/json/identities.ts';
import {
  changeVoicemail,
  createVoicemail,
  readUsersVoicemail,
  readVoicemail,
  replaceMailbox,
  requireOwnContext,
  type Voicemail,
} from '#pbx/voicemails/voicemails.ts';
import type { Rows } from '#store/schema/rows.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';
import type { UserColumns } from './body.ts';
import { newestVoicemails } from './differences.ts';
import type { PostedLine } from './posted-lines.ts';

/** A voicemail in a user's body, by the names of the voicemail resource. */
export interface SentVoicemail {
  readonly fields: Container;
  readonly form: 'common' | 'newest client';
}

/** `userfeatures` as they are checked: a voicemail that counts is switched on before that (pbx_settings-lines-users.md 3.5). */
export function withVoicemailOn(userfeatures: Container, sent: SentVoicemail | undefined): Container {
  return sent === undefined ? userfeatures : { ...userfeatures, enablevoicemail: true, voicemailtype: 'asterisk' };
}

/** The voicemail of a body, if it counts: it does with a mailbox only. */
export function sentVoicemail(request: ActRequest, body: Container): SentVoicemail | undefined {
  const sent = asContainer(body['voicemail']);
  if (sent === undefined) return undefined;
  if (scalarText(sent['mailbox']) !== '') return { fields: sent, form: 'common' };
  const isNewest = inDialectOf(request, newestVoicemails) && scalarText(sent['number']) !== '';
  if (!isNewest || Object.hasOwn(sent, 'mailbox')) return undefined;
  const { name, number, ...others } = sent;
  const fields = { ...others, mailbox: number, ...(name !== undefined && { fullname: name }) };
  return { fields, form: 'newest client' };
}

/** What a request says of the voicemail of its user. */
export interface VoicemailRequest {
  readonly act: 'add' | 'edit';
  readonly body: Container;
  readonly user: UserColumns;
  /** The voicemail in the body, when it counts. */
  readonly sent: SentVoicemail | undefined;
  /** The sent voicemail over the present one; `undefined` when there is neither. */
  readonly whole: Container | undefined;
  readonly features: unknown;
  /** The voicemail that the user has so far. */
  readonly present: Rows['voicemail'] | undefined;
  readonly lines: readonly PostedLine[] | undefined;
}

/** What becomes of it. */
export interface VoicemailPlan {
  /** The columns of the user; the id of a voicemail to be created comes later. */
  readonly user: Pick<UserColumns, 'voicemailtype' | 'voicemailid' | 'enablevoicemail'>;
  /** What the first line announces. */
  readonly mailbox?: string;
  readonly created?: Voicemail;
  readonly changed?: { readonly row: Rows['voicemail']; readonly voicemail: Voicemail };
}

/** Decides by the rules of pbx_settings-lines-users.md 3.5, cited by number. Throws `BadRequest`. */
export function planVoicemail(request: ActRequest, wanted: VoicemailRequest): VoicemailPlan {
  if (wanted.sent?.form === 'newest client') return planNewestForm(request, wanted);
  const { body, lines, whole } = wanted;
  const option = optionOf(body);
  const user = voicemailColumns(wanted.user);
  const mine = option === 'add' || option === 'none' ? { ...user, voicemailid: null } : user;
  if (lines === undefined) return { user: mine };
  // Rule 2.
  if (whole === undefined) return { user: { voicemailtype: null, voicemailid: null, enablevoicemail: 0 } };
  const [first] = lines;
  if (first === undefined) throw refusal('linefeatures must hold a line: a voicemail needs one', 'linefeatures.id');
  const mailbox = `${scalarText(whole['mailbox'])}@${contextOf(first)}`;
  const isCustom = lines.some((line) => protocolOf(line) === 'custom');
  // Rule 3.
  if (isCustom) return { mailbox, user: { ...mine, voicemailtype: null, voicemailid: null } };
  if (mine.voicemailtype !== 'asterisk') return { mailbox, user: { ...mine, voicemailid: null } };
  return { mailbox, user: mine, ...planWrite(request, { ...wanted, whole, context: contextOf(first) }, mine) };
}

/** The option is compared loosely: `true` and 0 equal the first word, `none` (pbx_settings-lines-users.md 3.5). */
function optionOf(body: Container): unknown {
  const option = body['voicemail-option'];
  return option === true || option === 0 ? 'none' : option;
}

interface WriteRequest extends VoicemailRequest {
  readonly whole: Container;
  /** Of the first line. */
  readonly context: string;
}

/** Rules 4, 8 and 10. */
function planWrite(request: ActRequest, wanted: WriteRequest, user: VoicemailPlan['user']): Partial<VoicemailPlan> {
  const { act, body, context } = wanted;
  const option = optionOf(body);
  if (option === 'none' || option === 'search') return {};
  if (option === 'add') return { created: readOwn(request, wanted, context) };
  if (user.voicemailid === null) return act === 'add' ? { created: readOwn(request, wanted, context) } : {};
  const row = request.store.first('voicemail', { uniqueid: user.voicemailid });
  if (row !== undefined) {
    return { changed: { row, voicemail: readOwn(request, wanted, act === 'add' ? context : row.context) } };
  }
  if (act === 'edit')
    throw refusal(
      `userfeatures.voicemailid names no voicemail: there is no voicemail ${user.voicemailid}`,
      'userfeatures.voicemailid',
    );
  return {};
}

/** Rules 6 and 7: context and locale are not the client's to say. */
function readOwn({ store }: ActRequest, { whole, features, user }: WriteRequest, context: string): Voicemail {
  if (user.language === null)
    throw refusal(
      'userfeatures.language is missing: a user with a voicemail needs one, such as fr_FR',
      'userfeatures.language',
    );
  const { columns, skipcheckpass } = readUsersVoicemail(store, { ...whole, context, locale: '' }, features);
  return { columns: { ...columns, locale: user.language }, skipcheckpass };
}

/** The form of the newest clients needs no line, no language and no option. */
function planNewestForm({ store }: ActRequest, wanted: VoicemailRequest): VoicemailPlan {
  const { whole = {}, features, user, present, lines } = wanted;
  const [first] = lines ?? [];
  const context = whole['context'] ?? (first === undefined ? 'default' : contextOf(first));
  const { columns, skipcheckpass } = readVoicemail(store, { ...whole, context, locale: '' }, features);
  const voicemail = { columns: { ...columns, locale: user.language }, skipcheckpass };
  const voicemailid = present === undefined ? null : String(present.uniqueid);
  return {
    user: { voicemailtype: 'asterisk', enablevoicemail: 1, voicemailid },
    mailbox: `${columns.mailbox}@${columns.context}`,
    ...(present === undefined ? { created: voicemail } : { changed: { row: present, voicemail } }),
  };
}

/** Carries the plan out once the lines are written; a mailbox that is taken refuses the request. */
export function writeVoicemail({ store }: ActRequest, userId: number, { created, changed }: VoicemailPlan): void {
  if (created !== undefined) {
    requireOwnContext(store, created);
    store.update('userfeatures', { id: userId }, { voicemailid: createVoicemail(store, created) });
  }
  if (changed === undefined) return;
  const { row, voicemail } = changed;
  requireOwnContext(store, voicemail);
  changeVoicemail(store, row.uniqueid, voicemail);
  const mailbox = fullMailbox({ ...row, ...voicemail.columns });
  if (mailbox !== fullMailbox(row)) replaceMailbox(store, fullMailbox(row), mailbox);
}

function voicemailColumns({ voicemailtype, voicemailid, enablevoicemail }: UserColumns): VoicemailPlan['user'] {
  return { voicemailtype, voicemailid, enablevoicemail };
}

function contextOf({ existing, columns }: PostedLine): string {
  return scalarText(columns['context'] ?? existing?.context);
}

function protocolOf({ existing, columns }: PostedLine): unknown {
  return existing === undefined ? columns['protocol'] : existing.protocol;
}

function refusal(message: string, field: string): BadRequest {
  return new BadRequest({ message, field, rule: 'voicemail' });
}
