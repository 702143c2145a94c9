/** The key below which answers show an object, by the path of its resource: its name for a kind of object. */
const kindsByResource: Readonly<Record<string, string>> = {
  'pbx_settings/users': 'userfeatures',
  'pbx_settings/lines': 'linefeatures',
  'pbx_settings/devices': 'devicefeatures',
  'pbx_settings/groups': 'groupfeatures',
  'pbx_settings/meetme': 'meetmefeatures',
  'pbx_settings/voicemail': 'voicemail',
  'call_management/incall': 'incall',
  'call_management/outcall': 'outcall',
  'call_management/pickup': 'pickup',
  'call_management/schedule': 'schedule',
  'trunk_management/sip': 'trunkfeatures',
  'trunk_management/iax': 'trunkfeatures',
  'trunk_management/custom': 'trunkfeatures',
  'pbx_services/phonebook': 'phonebook',
  'settings/agents': 'agentfeatures',
  'settings/queues': 'queuefeatures',
  'settings/queueskills': 'queueskills',
  'settings/queueskillrules': 'queueskillrules',
  'settings/configuration': 'stats_conf',
  'manage/entity': 'entity',
};

/** The kinds of object that keys refer to. Any other key with an id is a kind of its own. */
const kindsByKey: Readonly<Record<string, string>> = {
  userid: 'userfeatures',
  iduserfeatures: 'userfeatures',
  groupfeaturesid: 'groupfeatures',
  queuefeaturesid: 'queuefeatures',
  agentid: 'agentfeatures',
  voicemailid: 'voicemail',
  uniqueid: 'voicemail',
  trunkfeaturesid: 'trunkfeatures',
  outcallid: 'outcall',
  pickupid: 'pickup',
  schedule_id: 'schedule',
  phonebookid: 'phonebook',
  entityid: 'entity',
  entity_id: 'entity',
};

/** The kinds of object that dial actions lead to, by their type. */
const kindsByDestination: Readonly<Record<string, string>> = {
  user: 'userfeatures',
  group: 'groupfeatures',
  queue: 'queuefeatures',
  meetme: 'meetmefeatures',
  voicemail: 'voicemail',
  outcall: 'outcall',
  schedule: 'schedule',
};

/** Where a value is: its key, the key of its object, the type of the dial action that it is part of, and the resource. */
export interface IdPlace {
  readonly key: string;
  readonly parent: string | undefined;
  readonly destination: string | undefined;
  readonly resource: string | undefined;
}

/** Returns the kind of object whose id is the value at a place; `undefined` if it is no id. */
export function kindAt({ key, parent, destination, resource }: IdPlace): string | undefined {
  if (key === 'id') return parent ?? kindOfResource(resource);
  if (key === 'actionarg1') return destination === undefined ? undefined : kindsByDestination[destination];
  return kindsByKey[key] ?? (/(?:id|_id)$/.test(key) ? key : undefined);
}

/** Returns the kind of object that a resource serves; `undefined` if it has none. */
export function kindOfResource(path: string | undefined): string | undefined {
  return path === undefined ? undefined : kindsByResource[path];
}

/** Returns the digits of an id, which JSON has as a number or as a string; `undefined` for any other value. */
export function idIn(json: string): string | undefined {
  return /^"?([1-9]\d*)"?$/.exec(json)?.[1];
}
