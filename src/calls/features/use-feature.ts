import type { Store } from '#store/store.ts';
import { logsIn, logsOff, togglesLogin } from './agents.ts';
import { callsObject, picksUp, runs, unsupported } from './calls.ts';
import { type Feature, type FeatureResult, type FeatureUse, refuses } from './feature.ts';
import { ofMailbox, ofUser, opensOwnMailbox, togglesVoicemailOf } from './mailboxes.ts';
import { endsForwards, forwards, toggles, togglesFilter, togglesVoicemail } from './settings.ts';

/** What each feature does, by its name in `extensions` and `features` (trunks-contexts-services.md 8). */
const features: ReadonlyMap<string, Feature> = new Map(
  Object.entries({
    enablednd: toggles('enablednd', 'do not disturb'),
    callrecord: toggles('callrecord', 'the recording of calls'),
    incallfilter: toggles('incallfilter', 'the filter of incoming calls'),
    enablevm: togglesVoicemail,
    enablevmslt: togglesVoicemailOf,
    fwdunc: forwards('unc', 'all calls'),
    fwdrna: forwards('rna', 'calls that are not answered'),
    fwdbusy: forwards('busy', 'calls while busy'),
    fwdundoall: endsForwards,
    bsfilter: togglesFilter,
    agentstaticlogin: logsIn,
    agentstaticlogoff: logsOff,
    agentstaticlogtoggle: togglesLogin,
    vmusermsg: opensOwnMailbox,
    vmboxmsgslt: ofMailbox('opens mailbox'),
    vmuserslt: ofUser('leaves message'),
    vmboxslt: ofMailbox('leaves message'),
    calluser: callsObject('user', 'user'),
    callgroup: callsObject('group', 'group'),
    callqueue: callsObject('queue', 'queue'),
    callmeetme: callsObject('meetme', 'conference room'),
    pickup: picksUp,
    pickupexten: picksUp,
    directoryaccess: runs('Directory', 'searches the directory by name'),
    phonestatus: runs('Playback', "plays the state of the user's services"),
    recsnd: runs('Record', 'records a sound'),
    autoprov: runs('Read', 'asks for the provisioning code of a phone'),
    guestprov: runs('Read', 'asks for the provisioning code of a phone'),
    paging: unsupported('speaks to the phones of a paging group'),
    calllistening: unsupported('listens to the calls of others'),
    phoneprogfunckey: unsupported('is dialled by function keys of phones'),
    agentdynamiclogin: unsupported('asks for an agent and a number to log in at'),
    vmuserpurge: unsupported('deletes the messages of a mailbox'),
    vmuserpurgeslt: unsupported('deletes the messages of a mailbox'),
    vmboxpurgeslt: unsupported('deletes the messages of a mailbox'),
  }),
);

/**
 * Does what a feature code does, within the transaction of the call, and returns it as data. Never throws for what a user can dial:
 * the PBX refuses it with an announcement.
 */
export function useFeature(store: Store, use: FeatureUse): FeatureResult {
  const { feature, userId, phone } = use;
  const user = store.first('userfeatures', { id: userId });
  if (user === undefined) return refuses(`there is no user ${userId}`);
  const run = features.get(feature) ?? unsupported(`runs the feature ${feature}`);
  const mainLine = store.first('linefeatures', { iduserfeatures: userId, rules_order: 1, internal: 0 });
  return run({ ...use, store, user, context: phone?.context ?? mainLine?.context ?? '' });
}
