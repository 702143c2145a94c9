import { listen } from '../activities/listening.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { DestinationOf } from '../engine/destination.ts';

/** How long a mailbox greets before the caller can speak, a sound lasts, and a menu or a custom application runs, in seconds. */
const lasts = { greeting: 5, sound: 10, menu: 15, application: 10, fax: 45 } as const;

/** The caller leaves a message in a mailbox. */
export function toMailbox(call: CallInProgress, { id, flags }: DestinationOf<'voicemail'>): Next {
  const box = call.store.first('voicemail', { uniqueid: id });
  if (box === undefined) return { over: 'congestion', why: `voicemail ${id} does not exist` };
  const name = `voicemail ${box.mailbox}@${box.context}`;
  call.startApplication({
    appname: 'VoiceMail',
    appdata: `${box.mailbox}@${box.context},${flags}`,
    context: 'voicemail',
  });
  call.answerMain();
  call.step('enters', call.main.party, { with: name, why: 'leaves a message after the greeting' });
  const spoken =
    box.maxsecs === null || Number(box.maxsecs) === 0
      ? call.request.caller.speaks
      : Math.min(call.request.caller.speaks, Number(box.maxsecs));
  return listen(call, { to: name, seconds: lasts.greeting + spoken, outcome: 'voicemail' });
}

/** A sound is played. */
export function toSound(call: CallInProgress, { file, isAnswered }: DestinationOf<'sound'>): Next {
  call.startApplication({
    appname: 'Playback',
    appdata: isAnswered ? file : `${file},noanswer`,
    context: call.main.context,
  });
  if (isAnswered) call.answerMain();
  call.step('plays', 'sound', { with: call.main.party, why: file });
  return listen(call, { to: `sound ${file}`, seconds: lasts.sound, outcome: 'application' });
}

type Application = DestinationOf<'application'>;

const applications: Readonly<Record<Application['name'], (call: CallInProgress, application: Application) => Next>> = {
  disa: dialThrough,
  callbackdisa: dialThrough,
  directory: lookUp,
  voicemailmain: hearMessages,
  faxtomail: receiveFax,
};

/** The caller uses an application of the dial plan. */
export function toApplication(call: CallInProgress, application: Application): Next {
  return applications[application.name](call, application);
}

/** The caller dials a number through the PBX, after the PIN if there is one. */
function dialThrough(call: CallInProgress, { name, argument: pin, context }: Application): Next {
  call.startApplication({ appname: 'DISA', appdata: `${pin === '' ? 'no-password' : pin},${context}`, context: name });
  call.answerMain();
  if (pin !== '' && call.nextDigits() !== pin) return { over: 'application', why: 'the caller did not dial the PIN' };
  const number = call.nextDigits();
  if (number === undefined) return listen(call, { to: name, seconds: lasts.menu, outcome: 'application' });
  call.step('dials', call.main.party, { with: number, why: `through ${name} in ${context}` });
  return { to: { kind: 'number', number, context } };
}

/** The caller finds a person by name: the digits that the caller dials are the number of the person found. */
function lookUp(call: CallInProgress, { context }: Application): Next {
  call.startApplication({ appname: 'Directory', appdata: context, context: 'directory' });
  call.answerMain();
  const number = call.nextDigits();
  if (number === undefined) return listen(call, { to: 'directory', seconds: lasts.menu, outcome: 'application' });
  call.step('dials', call.main.party, { with: number, why: `found in the directory of ${context}` });
  return { to: { kind: 'number', number, context } };
}

/** The caller hears messages. */
function hearMessages(call: CallInProgress, { argument, context }: Application): Next {
  const appdata = argument === '' ? `@${context}` : `${argument}@${context},s`;
  call.startApplication({ appname: 'VoiceMailMain', appdata, context: 'voicemail' });
  call.answerMain();
  call.step('enters', call.main.party, { with: 'voicemail menu', why: `of context ${context}` });
  return listen(call, { to: 'voicemail menu', seconds: call.request.caller.speaks, outcome: 'voicemail' });
}

function receiveFax(call: CallInProgress, { argument: email }: Application): Next {
  call.startApplication({ appname: 'ReceiveFAX', appdata: email, context: 'faxtomail' });
  call.answerMain();
  call.step('enters', call.main.party, { with: 'fax', why: `the fax goes to ${email}` });
  return listen(call, { to: 'fax', seconds: lasts.fax, outcome: 'application' });
}

/** An application of Asterisk that somebody wrote into a destination. */
export function toCustom(call: CallInProgress, { application, argument }: DestinationOf<'custom'>): Next {
  call.startApplication({ appname: application, appdata: argument, context: call.main.context });
  call.answerMain();
  call.step('enters', call.main.party, { with: `application ${application}`, why: 'custom destination' });
  return listen(call, { to: `application ${application}`, seconds: lasts.application, outcome: 'application' });
}
