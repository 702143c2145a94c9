import type { DeviceOverview } from '#pbx/overview/devices.ts';
import type { VoicemailOverview } from '#pbx/overview/voicemails.ts';
import { Value } from '../../../parts/value.tsx';
import type { Kind } from '../objects/kind.ts';
import { ObjectLinks } from '../objects/links.tsx';

export const devices: Kind<DeviceOverview> = {
  section: 'devices',
  title: 'Devices',
  unit: 'device',
  hint: 'Devices appear when phones register with the PBX. Generate some, or add them with fixtures.',
  nameOf: ({ mac, ip }) => mac || ip,
  properties: [
    { label: 'IP address', show: ({ ip }) => <Value value={ip} column="IP address" /> },
    {
      label: 'Model',
      show: ({ vendor, model }) => <Value value={`${vendor} ${model}`.trim()} column="Model" max={40} />,
    },
    { label: 'Plugin', show: ({ plugin }) => <Value value={plugin} column="Plugin" max={40} /> },
    { label: 'Configured', show: ({ isConfigured }) => (isConfigured ? 'yes' : 'no') },
    { label: 'Lines', show: ({ lines }) => <ObjectLinks to={lines} /> },
    { label: 'Users', show: ({ users }) => <ObjectLinks to={users} /> },
  ],
};

export const voicemails: Kind<VoicemailOverview> = {
  section: 'voicemails',
  title: 'Voicemails',
  unit: 'voicemail',
  hint: 'A voicemail belongs to one user or several. Add one with fixtures or with a request.',
  nameOf: ({ mailbox, context }) => `${mailbox}@${context}`,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: [
    { label: 'Full name', show: ({ name }) => <Value value={name} column="Full name" max={60} /> },
    { label: 'Email', show: ({ email }) => <Value value={email} column="Email" max={60} /> },
    { label: 'Users', show: ({ users }) => <ObjectLinks to={users} /> },
  ],
};
