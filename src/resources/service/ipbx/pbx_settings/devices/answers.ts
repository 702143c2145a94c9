import * as z from 'zod';
import type { Dialect } from '#dialect.ts';
import { featureSettings } from '#pbx/devices/configuration.ts';
import {
  type AnswerShape,
  columnAnswers,
  component,
  componentByDialect,
  emptyMap,
  orFalse,
} from '#pbx/json/answers.ts';
import { lineAnswer } from '#pbx/lines/answers.ts';
import { deviceCasts, flatKeys, mockColumns } from './show.ts';

const deviceid = 'id of the device in the provisioning daemon: 32 hexadecimal digits';
const plugin = 'plugin of the provisioning daemon for the device';
const config = 'name of its configuration: autoprov and digits in automatic provisioning, otherwise the deviceid';
const proto = 'protocol of the device; may be empty';

const record = component('DeviceFeatures', () => {
  const columns = columnAnswers('devicefeatures', {
    ...deviceCasts,
    filled: ['config', 'plugin', 'ip', 'sn', 'version', 'description'],
    about: {
      id: 'id that lines refer to',
      deviceid,
      config,
      plugin,
      sn: 'serial number',
      version: 'version of the firmware',
      proto,
      internal: 'always 0',
      configured: 'true once the device has its configuration',
      commented: 'true if the device is disabled',
    },
  });
  const omitted = new Set<string>(mockColumns);
  return z.strictObject(Object.fromEntries(Object.entries(columns).filter(([name]) => !omitted.has(name))));
});

/** The record that the provisioning daemon has of a device. */
const daemonRecord = component('DeviceOfDaemon', () =>
  z.strictObject({
    id: z.string().describe(deviceid),
    mac: z.string(),
    ip: z.string(),
    vendor: z.string(),
    model: z.string(),
    version: z.string().describe('version of the firmware'),
    plugin: z.string().describe(plugin),
    configured: z.boolean(),
    added: z.string().describe('how the daemon came to know it: auto if the device asked for its configuration'),
    config: z.string().describe(config),
  }),
);

function flatColumns(dialect: Dialect): AnswerShape {
  if (!flatKeys[dialect].value) return {};
  return {
    id: z.string().describe(deviceid),
    ip: z.string(),
    mac: z.string(),
    model: z.string(),
    plugin: z.string().describe(plugin),
    vendor: z.string(),
    version: z.string().describe('version of the firmware'),
    sn: z.string().describe('serial number'),
    proto: z.string().describe(proto),
    description: z.string(),
    status: z.enum(['not_configured', 'autoprov', 'configured']),
    template_id: z.string().describe('id of the template of its configuration'),
  };
}

const item = componentByDialect('DeviceItem', (dialect) =>
  z.strictObject({
    devicefeatures: record(),
    provdexist: z.boolean().describe('true if the provisioning daemon knows the device; false in every search'),
    linefeatures: orFalse(lineAnswer()).describe('the first line on the device'),
    ...flatColumns(dialect),
  }),
);

const slot = component('DeviceLine', () => {
  const server = z.string().describe('address of the server');
  return z.strictObject({
    proxy_ip: server,
    username: z.string(),
    auth_username: z.string(),
    password: z.string(),
    display_name: z.string().describe('name that the phone displays'),
    registrar_ip: server,
    number: z.string().optional().describe('number of the line; absent without one'),
  });
});

/** What the phone is told; its functions are under the numbers of the feature codes. */
const configuration = component('DeviceConfiguration', () =>
  z.strictObject({
    X_key: z.literal(''),
    ...Object.fromEntries(featureSettings.map((name) => [name, z.string().optional()])),
    protocol: z.enum(['SIP', 'SCCP']).optional(),
    sip_dtmf_mode: z.string().optional().describe('how digits are sent; absent for SCCP'),
    sip_lines: z.record(z.string(), slot()).optional().describe('the SIP lines by their place on the device'),
    sccp_call_managers: z
      .record(z.string(), z.strictObject({ ip: z.string() }))
      .optional()
      .describe('the servers that an SCCP phone asks for its lines'),
  }),
);

const view = componentByDialect('DeviceView', (dialect) =>
  z.strictObject({
    devicefeatures: record(),
    deviceprovd: orFalse(daemonRecord()).describe('the record of the provisioning daemon; false if it has none'),
    capabilities: z
      .union([z.record(z.string(), z.int()), emptyMap(), z.literal(false)])
      .describe('what the plugin says of the model; false if it does not know the model'),
    config: orFalse(configuration()).describe('the configuration; false before the first line'),
    deviceconfig: orFalse(
      z.strictObject({
        id: z.string().describe(deviceid),
        configdevice: z.string().describe('id of the template'),
        parent_ids: z.array(z.string()).describe('the configurations that it is based on'),
        raw_config: configuration(),
        deletable: z.literal(true),
      }),
    ).describe('the configuration as the daemon stores it; false before the first line'),
    ...flatColumns(dialect),
  }),
);

/** The schemas of the answers of `pbx_settings/devices`. */
export const deviceAnswers = {
  list: (dialect: Dialect) => z.array(item(dialect)),
  search: (dialect: Dialect) => z.array(item(dialect)),
  view,
};
