import type { Resource } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { changedRows } from '#store/changes/changed-rows.ts';
import { campaigns } from './callcenter/registrationcampaign/campaigns.ts';
import { agents } from './callcenter/settings/agents.ts';
import { queues } from './callcenter/settings/queues.ts';
import { queueskillrules } from './callcenter/settings/queueskillrules.ts';
import { queueskills } from './callcenter/settings/queueskills.ts';
import { ctiConfiguration } from './cti/configuration.ts';
import { profiles } from './cti/profiles.ts';
import { cel } from './service/ipbx/call_management/cel.ts';
import { incall } from './service/ipbx/call_management/incall.ts';
import { outcall } from './service/ipbx/call_management/outcall.ts';
import { pickup } from './service/ipbx/call_management/pickup.ts';
import { schedule } from './service/ipbx/call_management/schedule.ts';
import { reload } from './service/ipbx/control_system/reload.ts';
import { restart } from './service/ipbx/control_system/restart.ts';
import { ctiServer } from './service/ipbx/ctiserver/configuration.ts';
import { generalAdvanced } from './service/ipbx/general_settings/advanced.ts';
import { generalIax } from './service/ipbx/general_settings/iax.ts';
import { generalPhonebook } from './service/ipbx/general_settings/phonebook.ts';
import { generalSccp } from './service/ipbx/general_settings/sccp.ts';
import { generalSip } from './service/ipbx/general_settings/sip.ts';
import { generalVoicemail } from './service/ipbx/general_settings/voicemail.ts';
import { extensionFeatureCodes } from './service/ipbx/pbx_services/extenfeatures.ts';
import { parkinglot } from './service/ipbx/pbx_services/parkinglot.ts';
import { phonebook } from './service/ipbx/pbx_services/phonebook.ts';
import { devices } from './service/ipbx/pbx_settings/devices.ts';
import { groups } from './service/ipbx/pbx_settings/groups.ts';
import { lines } from './service/ipbx/pbx_settings/lines.ts';
import { meetme } from './service/ipbx/pbx_settings/meetme.ts';
import { users } from './service/ipbx/pbx_settings/users.ts';
import { voicemail } from './service/ipbx/pbx_settings/voicemail.ts';
import { queueLogger } from './service/ipbx/queuelogger/configuration.ts';
import { context } from './service/ipbx/system_management/context.ts';
import { extensions } from './service/ipbx/system_management/extensions.ts';
import { customTrunks } from './service/ipbx/trunk_management/custom.ts';
import { iaxTrunks } from './service/ipbx/trunk_management/iax.ts';
import { sipTrunks } from './service/ipbx/trunk_management/sip.ts';
import { stats1 } from './statistics/call_center/data/stats1.ts';
import { stats2 } from './statistics/call_center/data/stats2.ts';
import { stats3 } from './statistics/call_center/data/stats3.ts';
import { stats4 } from './statistics/call_center/data/stats4.ts';
import { statisticsConfiguration } from './statistics/call_center/settings/configuration.ts';
import { check } from './xivo/configuration/check.ts';
import { entity } from './xivo/configuration/manage/entity.ts';
import { dhcp } from './xivo/configuration/network/dhcp.ts';
import { networkInterface } from './xivo/configuration/network/interface.ts';
import { iproute } from './xivo/configuration/network/iproute.ts';
import { mail } from './xivo/configuration/network/mail.ts';
import { resolvconf } from './xivo/configuration/network/resolvconf.ts';
import { autoprov } from './xivo/configuration/provisioning/autoprov.ts';
import { configRegistrar } from './xivo/configuration/provisioning/configregistrar.ts';
import { provisioningGeneral } from './xivo/configuration/provisioning/general.ts';
import { monitoring } from './xivo/configuration/support/monitoring.ts';

/** Every web service, in the order of the table in core.md 2. */
export const resources: readonly Resource[] = [
  users,
  lines,
  devices,
  groups,
  meetme,
  voicemail,
  incall,
  outcall,
  pickup,
  cel,
  schedule,
  sipTrunks,
  iaxTrunks,
  customTrunks,
  generalSip,
  generalIax,
  generalVoicemail,
  generalPhonebook,
  generalAdvanced,
  generalSccp,
  phonebook,
  extensionFeatureCodes,
  parkinglot,
  context,
  extensions,
  reload,
  restart,
  queueLogger,
  ctiServer,
  agents,
  queues,
  queueskills,
  queueskillrules,
  campaigns,
  check,
  entity,
  networkInterface,
  iproute,
  resolvconf,
  mail,
  dhcp,
  monitoring,
  provisioningGeneral,
  autoprov,
  configRegistrar,
  statisticsConfiguration,
  stats1,
  stats2,
  stats3,
  stats4,
  profiles,
  ctiConfiguration,
];

/** The dialect differences that belong to no single resource. */
export const sharedDifferences: readonly Difference[] = [changedRows];
