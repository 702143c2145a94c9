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

/** The voicemail in a user's body, with the names of the voicemail resource. */
export interface SentVoicemail {
  readonly fields: Container;
  readonly form: 'common' | 'newest client';
}

/** Returns `userfeatures` with the voicemail switched on if one was sent, as happens before the check (pbx_settings-lines-users.md 3.5). */
export function withVoicemailOn(userfeatures: Container, sent: SentVoicemail | undefined): Container {
  return sent === undefined ? userfeatures : { ...userfeatures, enablevoicemail: true, voicemailtype: 'asterisk' };
}

/** Returns the voicemail of a body; `undefined` if there is none or it has no mailbox, and is ignored. */
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

/** The parts of a user's request that concern the voicemail. */
export interface VoicemailRequest {
  readonly act: 'add' | 'edit';
  readonly body: Container;
  readonly user: UserColumns;
  /** The result of `sentVoicemail`. */
  readonly sent: SentVoicemail | undefined;
  /** The sent voicemail merged over the current one; `undefined` if there is neither. */
  readonly merged: Container | undefined;
  readonly features: unknown;
  /** The stored voicemail of the user. */
  readonly current: Rows['voicemail'] | undefined;
  readonly lines: readonly PostedLine[] | undefined;
}

/** The changes that a request makes to the voicemail of its user. */
export interface VoicemailPlan {
  /** The columns of the user; the id of a voicemail yet to be created is written later. */
  readonly user: Pick<UserColumns, 'voicemailtype' | 'voicemailid' | 'enablevoicemail'>;
  /** The mailbox of the first line, as `mailbox@context`. */
  readonly mailbox?: string;
  readonly created?: Voicemail;
  readonly changed?: { readonly row: Rows['voicemail']; readonly voicemail: Voicemail };
}

/** Plans the changes by the rules of pbx_settings-lines-users.md 3.5, cited here by number. Throws `BadRequest`. */
export function planVoicemail(request: ActRequest, input: VoicemailRequest): VoicemailPlan {
  if (input.sent?.form === 'newest client') return planNewestForm(request, input);
  const { body, lines, merged } = input;
  const option = optionOf(body);
  const columns = voicemailColumns(input.user);
  const user = option === 'add' || option === 'none' ? { ...columns, voicemailid: null } : columns;
  if (lines === undefined) return { user };
  // Rule 2.
  if (merged === undefined) return { user: { voicemailtype: null, voicemailid: null, enablevoicemail: 0 } };
  const [first] = lines;
  if (first === undefined) throw refusal('linefeatures must contain a line; a voicemail needs one', 'linefeatures.id');
  const mailbox = `${scalarText(merged['mailbox'])}@${contextOf(first)}`;
  const isCustom = lines.some((line) => protocolOf(line) === 'custom');
  // Rule 3.
  if (isCustom) return { mailbox, user: { ...user, voicemailtype: null, voicemailid: null } };
  if (user.voicemailtype !== 'asterisk') return { mailbox, user: { ...user, voicemailid: null } };
  return { mailbox, user, ...planWrite(request, { ...input, merged, context: contextOf(first) }, user) };
}

/** The option is compared loosely: `true` and 0 equal the first value, `none` (pbx_settings-lines-users.md 3.5). */
function optionOf(body: Container): unknown {
  const option = body['voicemail-option'];
  return option === true || option === 0 ? 'none' : option;
}

interface WriteRequest extends VoicemailRequest {
  readonly merged: Container;
  /** The context of the first line. */
  readonly context: string;
}

/** Rules 4, 8 and 10. */
function planWrite(request: ActRequest, input: WriteRequest, user: VoicemailPlan['user']): Partial<VoicemailPlan> {
  const { act, body, context } = input;
  const option = optionOf(body);
  if (option === 'none' || option === 'search') return {};
  if (option === 'add') return { created: readColumns(request, input, context) };
  if (user.voicemailid === null) return act === 'add' ? { created: readColumns(request, input, context) } : {};
  const row = request.store.first('voicemail', { uniqueid: user.voicemailid });
  if (row !== undefined) {
    return { changed: { row, voicemail: readColumns(request, input, act === 'add' ? context : row.context) } };
  }
  if (act === 'edit')
    throw refusal(
      `userfeatures.voicemailid must be the id of a voicemail; there is no voicemail ${user.voicemailid}`,
      'userfeatures.voicemailid',
    );
  return {};
}

/** Rules 6 and 7: a client cannot set context and locale. */
function readColumns({ store }: ActRequest, { merged, features, user }: WriteRequest, context: string): Voicemail {
  if (user.language === null)
    throw refusal(
      'userfeatures.language is missing; a user with a voicemail needs one, such as fr_FR',
      'userfeatures.language',
    );
  const { columns, skipcheckpass } = readUsersVoicemail(store, { ...merged, context, locale: '' }, features);
  return { columns: { ...columns, locale: user.language }, skipcheckpass };
}

/** The form of the newest clients does not require a line, a language or an option. */
function planNewestForm({ store }: ActRequest, input: VoicemailRequest): VoicemailPlan {
  const { merged = {}, features, user, current, lines } = input;
  const [first] = lines ?? [];
  const context = merged['context'] ?? (first === undefined ? 'default' : contextOf(first));
  const { columns, skipcheckpass } = readVoicemail(store, { ...merged, context, locale: '' }, features);
  const voicemail = { columns: { ...columns, locale: user.language }, skipcheckpass };
  const voicemailid = current === undefined ? null : String(current.uniqueid);
  return {
    user: { voicemailtype: 'asterisk', enablevoicemail: 1, voicemailid },
    mailbox: `${columns.mailbox}@${columns.context}`,
    ...(current === undefined ? { created: voicemail } : { changed: { row: current, voicemail } }),
  };
}

/** Carries out the plan after the lines have been written. Throws `BadRequest` for a mailbox that is already used. */
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
