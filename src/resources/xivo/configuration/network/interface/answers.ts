import * as z from 'zod';
import { columnAnswers, component, orFalse } from '#pbx/json/answers.ts';

const columns = () =>
  columnAnswers('netiface', {
    bool: ['disable'],
    about: {
      ifname: 'name of the interface: eth0, the VLAN eth0.5, the alias eth0:1',
      hwtypeid: 'type of the hardware; 1 for Ethernet',
      networktype: 'what the network is for; only one interface is voip',
      type: 'always iface',
      family: 'always inet',
      method: 'how the interface gets its address',
      vlanrawdevice: 'name of the interface that carries the VLAN',
      options: 'further lines of its configuration',
      dcreate: 'time of creation, in Unix seconds',
    },
  });

const item = component('NetworkInterfaceItem', () =>
  z
    .strictObject({
      netinfo: orFalse(card()).describe('the card of the machine; false for a stored interface without one'),
      netiface: orFalse(z.strictObject({ ...columns(), hwtype: z.literal('ether') })).describe(
        'the stored interface; false for a card without one',
      ),
      deletable: z.boolean().describe('false for a card, for the VoIP interface, and for one with VLANs or aliases'),
      disableable: z.boolean().optional().describe('false for the VoIP interface; absent without a stored interface'),
      actionable: z.boolean(),
    })
    .describe('a network interface in a list'),
);

const flags = [
  'up',
  'broadcast',
  'debug',
  'loopback',
  'pointopoint',
  'notrailers',
  'running',
  'noarp',
  'promisc',
  'allmulti',
  'master',
  'slave',
  'multicast',
  'portsel',
  'automedia',
  'dynamic',
  'lower_up',
  'dormant',
  'echo',
  'volatile',
] as const;

/** The mock has no cards; this one is recorded (callcenter-configuration.md 16). */
const card = component('NetworkCard', () =>
  z
    .strictObject({
      name: z.string(),
      physicalif: z.boolean(),
      dummyif: z.boolean(),
      vlanif: z.boolean(),
      aliasif: z.boolean(),
      typeid: z.int(),
      carrier: z.boolean().describe('true if a cable is connected'),
      flags: z
        .strictObject(Object.fromEntries(flags.map((name) => [name, z.boolean()])))
        .describe('the flags of the operating system'),
      type: z.string().describe('the letters of the name, such as eth'),
      hwtypeid: z.int(),
      hwaddress: z.string(),
      address: z.string(),
      netmask: z.string(),
      network: z.string(),
      broadcast: z.string(),
      gateway: z.string(),
      interface: z.string(),
      hwtype: z.string(),
    })
    .describe('a network card of the machine, with its live data'),
);

const view = component('NetworkInterface', () =>
  z
    .strictObject({
      ...columns(),
      hwtype: z.enum(['physical', 'virtual']).describe('virtual for an alias or a VLAN'),
    })
    .describe('a stored network interface'),
);

/** The schemas of the answers of `network/interface`. */
export const networkInterfaceAnswers = { list: () => z.array(item()), view };
