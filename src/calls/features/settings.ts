import type { Feature, FeatureRequest, FeatureResult } from './feature.ts';
import { refuses } from './feature.ts';

/** Columns of a user that features turn on and off. */
type Switch = 'enablednd' | 'callrecord' | 'incallfilter' | 'enablevoicemail';

/** Returns a feature that turns a setting of the user on or off; `noun` is what it is called. */
export function toggles(column: Switch, noun: string): Feature {
  return (request) => toggle(request, column, noun);
}

/** Turns the voicemail of the user on or off. */
export const togglesVoicemail: Feature = (request) =>
  request.user.voicemailid === null
    ? refuses(`user ${request.user.id} has no voicemail`)
    : toggle(request, 'enablevoicemail', 'voicemail');

function toggle({ store, user }: FeatureRequest, column: Switch, noun: string): FeatureResult {
  const value = user[column] === 0 ? 1 : 0;
  store.anyTable('userfeatures').update({ id: user.id }, { [column]: value });
  return { does: 'changes settings', why: `user ${user.id} turns ${noun} ${value === 1 ? 'on' : 'off'}` };
}

/** Returns a feature that forwards calls to the number behind the code; without a number it ends the forward. */
export function forwards(kind: 'unc' | 'rna' | 'busy', words: string): Feature {
  return ({ store, user, rest }) => {
    const changes = rest === '' ? { [`enable${kind}`]: 0 } : { [`enable${kind}`]: 1, [`dest${kind}`]: rest };
    store.anyTable('userfeatures').update({ id: user.id }, changes);
    const what = rest === '' ? `no longer forwards ${words}` : `forwards ${words} to ${rest}`;
    return { does: 'changes settings', why: `user ${user.id} ${what}` };
  };
}

/** Ends all forwards of the user; their numbers stay. */
export const endsForwards: Feature = ({ store, user: { id } }) => {
  store.update('userfeatures', { id }, { enableunc: 0, enablerna: 0, enablebusy: 0 });
  return { does: 'changes settings', why: `user ${id} ends all forwards` };
};

/** Turns the filter between a boss and a secretary on or off; behind the code is the id of the secretary in `callfiltermember`. */
export const togglesFilter: Feature = ({ store, user, rest }) => {
  const secretary = store.first('callfiltermember', { id: rest, bstype: 'secretary' });
  const typeval = String(user.id);
  const own =
    secretary && store.has('callfiltermember', { callfilterid: secretary.callfilterid, type: 'user', typeval });
  if (secretary === undefined || own !== true) {
    return refuses(`user ${user.id} is not in the filter of a secretary ${rest}`);
  }
  const active = secretary.active === 0 ? 1 : 0;
  store.update('callfiltermember', { id: secretary.id }, { active });
  const words = `the filter of secretary ${secretary.id}`;
  return { does: 'changes settings', why: `user ${user.id} turns ${words} ${active === 1 ? 'on' : 'off'}` };
};
