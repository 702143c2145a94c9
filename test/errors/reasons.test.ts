import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { queueskillrules } from '#resources/callcenter/settings/queueskillrules.ts';
import { queueskills } from '#resources/callcenter/settings/queueskills.ts';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { outcall } from '#resources/service/ipbx/call_management/outcall.ts';
import { pickup } from '#resources/service/ipbx/call_management/pickup.ts';
import { schedule } from '#resources/service/ipbx/call_management/schedule.ts';
import { parkinglot } from '#resources/service/ipbx/pbx_services/parkinglot.ts';
import { phonebook } from '#resources/service/ipbx/pbx_services/phonebook.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { meetme } from '#resources/service/ipbx/pbx_settings/meetme.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { sipTrunks } from '#resources/service/ipbx/trunk_management/sip.ts';
import { statisticsConfiguration } from '#resources/statistics/call_center/settings/configuration.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { iproute } from '#resources/xivo/configuration/network/iproute.ts';
import { testRefusals } from './refusals.ts';

const named = { name: 'acme', displayname: 'Acme' };

testRefusals([
  [entity, 'add', { body: { displayname: 'Acme' } }, 'name is missing; it must be lower-case letters, digits, _ . -'],
  [entity, 'add', { body: { ...named, name: 'Acme' } }, 'name must be lower-case letters, digits, _ . -; value "Acme"'],
  [entity, 'add', { body: { ...named, displayname: 'ab' } }, 'displayname must be at least 3 bytes long; value "ab"'],
  [
    entity,
    'add',
    { body: { ...named, name: 'a'.repeat(65) } },
    `name must be at most 64 bytes long, but is 65; value "${'a'.repeat(65)}"`,
  ],
  [
    entity,
    'add',
    { body: { ...named, displayname: '<b></b>' } },
    'displayname must contain more than markup; value "<b></b>"',
  ],
  [
    entity,
    'add',
    { body: { ...named, country: 'france' } },
    'country must be two capital letters, such as FR; value "france"',
  ],
  [entity, 'add', { body: { ...named, email: 'nobody' } }, 'email must be an e-mail address; value "nobody"'],
  [
    entity,
    'add',
    { body: { ...named, city: ['Paris'] } },
    'city must be a string or a number, not a list; value ["Paris"]',
  ],
  [
    entity,
    'add',
    { body: { ...named, name: 'entity' } },
    'name "entity" is already used by entity 1; choose another, or change or delete that one first; field entity.name',
  ],
  [
    entity,
    'delete',
    { id: 1 },
    'entity entity has the contexts default, from-extern, to-extern; delete them first, or give them another entity',
  ],
  [entity, 'view', { id: 99 }, 'there is no entity with id "99"'],
  [entity, 'view', {}, 'the parameter id is missing; it names the entity'],
  [groups, 'list', {}, 'there are no groups yet; an empty list answers 204'],
  [groups, 'deleteall', {}, 'there are no groups to delete'],
  [groups, 'add', { body: { groupfeatures: 'sales' } }, 'groupfeatures must be an object, not a string; value "sales"'],
  [
    groups,
    'add',
    { body: { groupfeatures: { name: 'a', context: 'defualt', timeout: 5 }, queue: {} } },
    'context: there is no context "defualt"; did you mean default?',
  ],
  [users, 'add', { body: {} }, 'userfeatures is missing; it must be an object'],
  [
    users,
    'add',
    { body: { userfeatures: { firstname: 'Ada', language: 'fr' } } },
    'userfeatures.language must be one of de_DE, en_US, es_ES, fr_FR, fr_CA, it_IT, nl_NL; value "fr"',
  ],
  [
    users,
    'add',
    { body: { userfeatures: { firstname: 'Ada', enableclient: 1 } } },
    'userfeatures.enableclient needs loginclient and passwdclient; field userfeatures.loginclient',
  ],
  [
    users,
    'add',
    { body: { userfeatures: { firstname: 'Ada', passwdclient: 'x!' } } },
    'userfeatures.passwdclient must be at least 4 bytes long; value "[redacted]"',
  ],
  [
    users,
    'add',
    { body: { userfeatures: { firstname: 'Ada' }, rightcall: [7] } },
    'rightcall must be a list of right-call ids; there is no right-call 7',
  ],
  [
    users,
    'add',
    { body: { userfeatures: { firstname: 'Ada' }, linefeatures: { protocol: 'sip', context: ['default'] } } },
    'linefeatures.protocol must be a list with an entry for each line; of a string only the first character counts; value "s"',
  ],
  [
    users,
    'add',
    {
      body: {
        userfeatures: { firstname: 'Ada' },
        linefeatures: { protocol: ['sip'], context: ['default'], number: '150' },
      },
    },
    'linefeatures.number must be a list with an entry for each line; of a string only the first character counts; value "1"',
  ],
  [
    users,
    'add',
    { body: { userfeatures: { firstname: 'Ada' }, linefeatures: [{ protocol: 'sip' }] } },
    'linefeatures must be an object with a list for each field, such as {"id": ["1"], "protocol": ["sip"]}, not a list of lines as in the view; leave it out to keep the lines; field linefeatures.protocol',
  ],
  [
    lines,
    'add',
    { body: { protocol: { protocol: 'iax' } } },
    'protocol.protocol must be sip, sccp or custom; iax lines cannot be added or changed; value "iax"',
  ],
  [lines, 'add', { body: { protocol: {} } }, 'protocol.protocol is missing; it must be sip, sccp or custom'],
  [
    voicemail,
    'add',
    { body: { voicemail: { fullname: 'Ada', mailbox: '1000', context: 'default', locale: '', tz: 'mars' } } },
    'voicemail.tz must be one of eu-fr; value "mars"',
  ],
  [
    voicemail,
    'edit',
    { id: 1, body: {} },
    'voicemails can only be edited in mode private (json.php/private/..., from the server itself); delete the voicemail and add it again instead',
  ],
  [meetme, 'add', { body: { meetmeroom: { confno: 'a' } } }, 'meetmefeatures is missing; it must be an object'],
  [
    incall,
    'add',
    { body: { incall: { exten: '100', context: 'from-extern' } } },
    'dialaction.answer must be an object with the actiontype of a destination: none, endcall, user, group, queue, meetme, voicemail, outcall, extension, application, sound, custom',
  ],
  [
    incall,
    'add',
    { body: { incall: { exten: '1#a', context: 'from-extern' } } },
    'incall.exten must be a number or a pattern: digits, N X Z * # - [ ], optionally with . or ! at its end; value "1#a"',
  ],
  [
    outcall,
    'add',
    { body: { outcall: { name: 'out', context: 'to-extern' }, outcalltrunk: [9] } },
    'outcalltrunk must be a list of ids of trunks, one of which exists; value [9]',
  ],
  [pickup, 'add', { body: { name: null } }, 'name must not be null'],
  [
    schedule,
    'add',
    { body: { schedule: { name: 'night' } } },
    'dialaction.schedule_fallback must have an actiontype, such as none or user, and for some types an action, such as hangup for endcall; value ""',
  ],
  [
    context,
    'add',
    {
      body: {
        context: { name: 'lab', displayname: 'Lab', entity: 'entite' },
        contextnumbers: { user: [{ numberbeg: '20', numberend: '10' }] },
      },
    },
    'contextnumbers.user: 20-10 is not a range; numberend must have as many digits as numberbeg and not be smaller; value {"numberbeg":"20","numberend":"10"}',
  ],
  [
    parkinglot,
    'add',
    { body: { colour: 1 } },
    'colour is not a field of a parking lot; the fields are name, context, extension, positions, next, duration, calltransfers, callreparking, callhangup, callrecording, musicclass, hints, commented, description; value 1',
  ],
  [
    phonebook,
    'add',
    { body: { phonebook: { title: 'dr' } } },
    'phonebook.title must be one of mr, mrs, ms; value "dr"',
  ],
  [
    sipTrunks,
    'add',
    { body: { protocol: { name: 'a', transport: 'udp', context: 'nowhere' }, trunkfeatures: {} } },
    'protocol.context: there is no context "nowhere"; add it first',
  ],
  [
    agents,
    'add',
    { body: { agentfeatures: { numgroup: 64 } } },
    'agentfeatures.numgroup must be a number from 1 to 63; value 64',
  ],
  [
    queues,
    'add',
    { body: { queuefeatures: { name: 'general', context: 'default', timeout: '0' }, queue: {} } },
    'queuefeatures.name must be letters, digits, _ . -, but not the word general; value "general"',
  ],
  [
    queueskills,
    'add',
    { body: { name: 'english', colour: 1, category_name: 'x' } },
    'colour is not a field of a skill; the fields are name, description, printscreen, category_name, catid, id; value 1',
  ],
  [
    queueskillrules,
    'add',
    { body: { name: 'r', rule: ['english >'] } },
    'rule must contain rules such as WT < 60, english > 50; value "english >"',
  ],
  [
    statisticsConfiguration,
    'add',
    { body: { stats_conf: { name: 'a', hour_start: '25:00' } } },
    'stats_conf.hour_start must be a time of day, such as 08:30; value "25:00"',
  ],
  [
    iproute,
    'add',
    { body: { name: 'r', iface: 'eth9', destination: '10.0.0.0', netmask: '255.0.0.0', gateway: '10.0.0.1' } },
    'iface must be an existing network interface; add it first; value "eth9"',
  ],
  [context, 'delete', { id: 'nowhere' }, 'there is no context with id "nowhere"'],
]);
