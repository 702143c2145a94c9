import { refuseField } from '#errors.ts';
import { dottedNetmask, ipv4 } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { flag, optional, required } from '#fields/field.ts';
import { multiLine, within } from '#fields/text.ts';
import { assumed, described, fieldValue, mayLack, namesOf, part } from '#fields/vocabulary.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';
import { networkAddress } from '../addresses.ts';

const fields = {
  ifname: required({
    maxlen: 64,
    regexp: /^(?:eth\d+(?:\.\d+)?(?::\d+)?|vlan\d+|dummy\d+)$/i,
    words: 'the name of an interface, such as eth0, eth0.5, eth0:1, vlan5 or dummy0',
    lower: true,
  }),
  networktype: required({ oneOf: ['data', 'voip'] }),
  method: optional({ oneOf: ['static', 'dhcp'] }, 'static'),
  address: optional({ check: ipv4 }, null),
  netmask: optional({ check: dottedNetmask }, null),
  gateway: optional({ check: ipv4 }, null),
  vlanrawdevice: optional({ maxlen: 64, regexp: /^[a-z0-9_]+$/i, words: 'letters, digits, _', lower: true }, null),
  vlanid: optional(within(1, 4094), null),
  options: optional(multiLine(1000), ''),
  disable: flag(),
  description: optional(multiLine(1000), ''),
};

/** The fields of a body. */
export const interfaceParts = part({
  ...assumed(namesOf(fields), 'networktype'),
  ifname: mayLack(
    described('not needed for a VLAN, which `vlanrawdevice` and `vlanid` name', fieldValue(fields.ifname)),
  ),
});

type Interface = ReturnType<typeof parse<typeof fields>>;

/** The columns that identify an alias or VLAN. */
type InterfaceName = Pick<Rows['netiface'], 'ifname' | 'vlanrawdevice'>;

/** The name of the interface that an alias or VLAN belongs to; `undefined` for other interfaces. */
export function parentOf({ ifname: name, vlanrawdevice }: InterfaceName): string | undefined {
  const alias = /^(.+):\d+$/.exec(name)?.[1];
  if (alias !== undefined) return alias;
  const device = vlanrawdevice ?? '';
  return device === '' ? /^(.+)\.\d+$/.exec(name)?.[1] : device;
}

/** True for an alias or a VLAN. */
export function isVirtual(row: InterfaceName): boolean {
  return parentOf(row) !== undefined;
}

/** Reads the body of an `add` and returns the row to store (callcenter-configuration.md 16). Throws `BadRequest`. */
export function readInterface(store: Store, body: Container) {
  const values = parse(fields, { ...body, ifname: nameOf(body), networktype: networkTypeOf(body) });
  requireCompatible(values);
  const parent = parentOf(values);
  if (parent !== undefined && !store.has('netiface', { ifname: parent })) {
    refuseField('ifname', 'belongs to an interface that does not exist; add its parent first', {
      value: values.ifname,
    });
  }
  const isStatic = values.method === 'static';
  if (isStatic) checkAddress(store, values);
  const unused = isStatic ? {} : { address: null, netmask: null, gateway: null };
  return { ...values, ...unused, hwtypeid: 1, type: 'iface', family: 'inet', broadcast: null, mtu: null };
}

/** A VLAN is named after its device and number. */
function nameOf(body: Container): unknown {
  const { vlanrawdevice: device, vlanid: id } = body;
  const isVlan = (typeof id === 'string' || typeof id === 'number') && typeof device === 'string' && device !== '';
  return isVlan && id !== '' ? `${device}.${id}` : body['ifname'];
}

/** `networktype` defaults to `data` only if `method` is sent. */
function networkTypeOf(body: Container): unknown {
  return body['networktype'] ?? (body['method'] === undefined || body['method'] === null ? undefined : 'data');
}

function requireCompatible({ networktype, method, disable, ifname }: Interface): void {
  if (networktype === 'voip' && method === 'dhcp')
    refuseField('method', 'must be static for networktype voip', { value: method });
  if (networktype === 'voip' && disable === 1)
    refuseField('disable', 'must be off for networktype voip', { value: true });
  if (ifname.includes(':') && method === 'dhcp')
    refuseField('method', 'must be static for an alias', { value: method });
}

function checkAddress(store: Store, { address, netmask, gateway }: Interface): void {
  if (address === null || netmask === null)
    refuseField('address', 'and netmask are required when method is static', { value: address });
  const existing = store.first('netiface', { address });
  if (existing !== undefined)
    refuseField('address', `is already used by interface ${existing.ifname}`, { value: address });
  if (gateway !== null && networkAddress(gateway, netmask) !== networkAddress(address, netmask)) {
    refuseField('gateway', 'is outside the subnet of address and netmask', { value: gateway });
  }
}
