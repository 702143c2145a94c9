import * as z from 'zod';

/** What the provisioning daemon would give to a phone: JSON in the daemon's own words. */
export type DeviceConfiguration = z.output<typeof configuration>;

/** A SIP account on a phone. */
export type Slot = Readonly<Record<string, string>>;

const configuration = z.record(z.string(), z.json());
const slots = z.record(z.string(), z.record(z.string(), z.string()));

/** What every phone of a fresh PBX is told. */
const base: DeviceConfiguration = {
  X_key: '',
  exten_dnd: '*25',
  exten_fwd_unconditional: '*21',
  exten_fwd_no_answer: '*22',
  exten_fwd_busy: '*23',
  exten_fwd_disable_all: '*20',
  exten_park: '700',
  exten_pickup_group: '*8',
  exten_pickup_call: '*8',
  exten_voicemail: '*98',
};

/** What a phone has before it was ever on a line. */
export const newConfiguration: DeviceConfiguration = { X_key: '' };

const protocolKeys = ['sip_dtmf_mode', 'protocol', 'sip_lines', 'sccp_call_managers'];

/** The stored configuration; `undefined` when the device never had one. */
export function parseConfiguration(stored: string): DeviceConfiguration | undefined {
  return stored === '' ? undefined : configuration.parse(JSON.parse(stored));
}

/** The configuration with the account in the slot. Without an account the phone is a SIP phone all the same. */
export function withSlot(
  stored: DeviceConfiguration | undefined,
  place: number,
  slot: Slot | undefined,
): DeviceConfiguration {
  return sipConfiguration(stored, { ...slotsOf(stored), ...(slot !== undefined && { [place]: slot }) });
}

/** The configuration without the slot. */
export function withoutSlot(stored: DeviceConfiguration, place: number): DeviceConfiguration {
  const left = Object.entries(slotsOf(stored)).filter(([key]) => key !== String(place));
  return sipConfiguration(stored, Object.fromEntries(left));
}

/** The configuration of an SCCP phone: it asks the server for its lines. */
export function sccpConfiguration(stored: DeviceConfiguration | undefined, server: string): DeviceConfiguration {
  return { ...generalPart(stored), protocol: 'SCCP', sccp_call_managers: { '1': { ip: server } } };
}

export function isSccp(stored: DeviceConfiguration): boolean {
  return stored['protocol'] === 'SCCP';
}

/** The SIP accounts by slot. */
export function slotsOf(stored: DeviceConfiguration | undefined): Readonly<Record<string, Slot>> {
  return slots.parse(stored?.['sip_lines'] ?? {});
}

function sipConfiguration(
  stored: DeviceConfiguration | undefined,
  accounts: Record<string, Slot>,
): DeviceConfiguration {
  const lines = Object.keys(accounts).length > 0 ? { sip_lines: accounts } : {};
  return { ...generalPart(stored), sip_dtmf_mode: 'SIP-INFO', protocol: 'SIP', ...lines };
}

function generalPart(stored: DeviceConfiguration | undefined): DeviceConfiguration {
  return Object.fromEntries(Object.entries({ ...base, ...stored }).filter(([key]) => !protocolKeys.includes(key)));
}
