import * as z from 'zod';

/** The configuration of a phone as the provisioning daemon stores it: a JSON object with the daemon's keys. */
export type DeviceConfiguration = z.output<typeof configuration>;

/** A SIP account on a phone, with the daemon's keys. */
export type Slot = Readonly<Record<string, string>>;

const configuration = z.record(z.string(), z.json());
const slots = z.record(z.string(), z.record(z.string(), z.string()));

/** The settings of every phone on a fresh PBX. */
const defaults: DeviceConfiguration = {
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

/** The settings of every phone whose values are the numbers of features. */
export const featureSettings: readonly string[] = Object.keys(defaults).filter((name) => name.startsWith('exten_'));

/** The configuration of a phone that has never been on a line. */
export const newConfiguration: DeviceConfiguration = { X_key: '' };

const protocolKeys = ['sip_dtmf_mode', 'protocol', 'sip_lines', 'sccp_call_managers'];

/** Parses a stored configuration; `undefined` for `''`, a device without one. Throws if it is not a JSON object. */
export function parseConfiguration(stored: string): DeviceConfiguration | undefined {
  return stored === '' ? undefined : configuration.parse(JSON.parse(stored));
}

/** The configuration with the account in slot `index`. It is that of a SIP phone even without an account. */
export function withSlot(
  stored: DeviceConfiguration | undefined,
  index: number,
  slot: Slot | undefined,
): DeviceConfiguration {
  return sipConfiguration(stored, { ...slotsOf(stored), ...(slot !== undefined && { [index]: slot }) });
}

/** The configuration without the account in slot `index`. */
export function withoutSlot(stored: DeviceConfiguration, index: number): DeviceConfiguration {
  const rest = Object.entries(slotsOf(stored)).filter(([key]) => key !== String(index));
  return sipConfiguration(stored, Object.fromEntries(rest));
}

/** The configuration of an SCCP phone. It has no slots: the phone gets its lines from `server`, an IP address. */
export function sccpConfiguration(stored: DeviceConfiguration | undefined, server: string): DeviceConfiguration {
  return { ...generalPart(stored), protocol: 'SCCP', sccp_call_managers: { '1': { ip: server } } };
}

/** True if the phone is configured for SCCP. */
export function isSccp(stored: DeviceConfiguration): boolean {
  return stored['protocol'] === 'SCCP';
}

/** The SIP accounts, keyed by the index of the slot. */
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
  return Object.fromEntries(Object.entries({ ...defaults, ...stored }).filter(([key]) => !protocolKeys.includes(key)));
}
