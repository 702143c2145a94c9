import * as z from 'zod';
import { component, emptyMap, mapAnswer } from '#pbx/json/answers.ts';

/** Lines by their place, such as `10`: title, kind, default, and the text with its variables. */
const lines = () => mapAnswer(z.array(z.string()));

/** The lines of a sheet, which may end with a number. */
const sheetLines = () => mapAnswer(z.array(z.union([z.string(), z.int()])));

/** Where the CTI server listens: address, port, and whether it does. */
const listener = () =>
  z
    .tuple([z.string().nullable(), z.int().nullable(), z.boolean()])
    .describe('a listener: IPv4 address, port, and whether it is on');

const main = component('CtiServerSettings', () =>
  z
    .strictObject({
      commandset: z.string().nullable().describe('name of the set of commands, such as xivocti'),
      incoming_tcp: z.strictObject({ CTI: listener(), CTIS: listener(), WEBI: listener(), INFO: listener() }),
      incoming_udp: z.strictObject({ ANNOUNCE: listener() }),
      sockettimeout: z.int().nullable().describe('in seconds'),
      logintimeout: z.int().nullable().describe('in seconds'),
      context_separation: z.boolean().describe('true if clients see only the users of their own context'),
      live_reload_conf: z.boolean().describe('true if a change takes effect without a restart'),
    })
    .describe('the settings of the CTI server itself'),
);

const contexts = () =>
  mapAnswer(
    z.strictObject({
      directories: z.array(z.string()).describe('names of the directories that are searched'),
      display: z.string().describe('name of the display that shows the results'),
      didextens: z
        .strictObject({ '*': z.array(z.string()) })
        .describe('names of the directories for reverse lookups, by called number; * is any number'),
    }),
  ).describe('the directory searches of each context, by name');

const directory = component('CtiDirectory', () =>
  z
    .object({
      uri: z.string().describe('where the entries come from, such as file:///… or phonebook'),
      delimiter: z.string().describe('the character between the columns of a file'),
      name: z.string().describe('what people call the directory'),
      match_direct: z.array(z.string()).describe('columns that a search looks at'),
      match_reverse: z.array(z.string()).describe('columns that a reverse lookup looks at'),
    })
    .catchall(z.tuple([z.string()]).describe('a key such as field_phone: the column that the field comes from'))
    .describe('a directory: its source, and how its columns become fields'),
);

const sheet = component('CtiSheet', () =>
  z
    .strictObject({
      contexts: z.array(z.string()).describe('names of the contexts that use the sheet'),
      whom: z.string().describe('who sees the sheet: dest, all, …'),
      sheet_info: sheetLines().describe('the lines of the sheet'),
      systray_info: lines().describe('the lines of the notification'),
      sheet_qtui: z.string().describe('URL of a form, or empty'),
      action_info: lines().describe('the actions that the sheet offers'),
      focus: z.int().nullable().describe('1 if the sheet gets the focus'),
    })
    .describe('a sheet that a client shows about a call'),
);

const sheetEvents = ['incomingdid', 'hangup', 'dial', 'link', 'unlink'] as const;

const sheets = () =>
  z.strictObject({
    events: z
      .union([z.strictObject(Object.fromEntries(sheetEvents.map((name) => [name, z.string().optional()]))), emptyMap()])
      .describe('the sheet that each event of a call shows; only events that have one, [] if none has'),
    actions: mapAnswer(sheet()).describe('the sheets, by name'),
  });

const profile = component('CtiClientProfile', () =>
  z
    .strictObject({
      id: z.int(),
      name: z.string(),
      userstatus: z.string().describe('name of the set of presences, a key of the section userstatus'),
      phonestatus: z.string().describe('name of the set of phone states, a key of the section phonestatus'),
      services: z.string().describe('a key of the section services'),
      preferences: z.string().describe('a key of the section preferences'),
      xlets: z
        .array(z.tuple([z.string(), z.string(), z.string(), z.union([z.int(), z.literal('N/A')])]))
        .describe(
          'the windows of the client: plugin, layout, letters of what the window can do (float, close, move, scroll), and its place',
        ),
    })
    .describe('what the client of a user shows and may do'),
);

const presence = component('CtiPresence', () =>
  z
    .strictObject({
      longname: z.string(),
      color: z.string(),
      allowed: z.array(z.string()).describe('names of the presences that may follow'),
      actions: mapAnswer(z.string()).describe('what changes with the presence: argument by action, such as enablednd'),
    })
    .describe('a presence that a user can have'),
);

const phoneState = () => z.strictObject({ longname: z.string(), color: z.string() });

const ipbx = () =>
  z
    .strictObject({
      ipbx_connection: z.strictObject({
        ipaddress: z.string(),
        ipport: z.int().nullable(),
        loginname: z.string(),
        password: z.string(),
      }),
    })
    .describe('the connection to the manager interface of Asterisk');

const configuration = component('CtiConfiguration', () =>
  z
    .strictObject({
      main: main(),
      contexts: contexts(),
      directories: mapAnswer(directory()).describe('the directories, by name'),
      displays: mapAnswer(lines()).describe('the columns of the results, by name of the display'),
      sheets: sheets(),
      profiles: mapAnswer(profile()).describe('the profiles, by id'),
      regcommands: emptyMap(),
      ipbxcommands: emptyMap(),
      services: mapAnswer(z.array(z.string())).describe('the services of each profile'),
      preferences: mapAnswer(z.literal(false)).describe('the preferences of each profile; always false'),
      userstatus: mapAnswer(mapAnswer(presence())).describe('the presences, by set and name'),
      phonestatus: mapAnswer(mapAnswer(phoneState())).describe('the states of a phone, by set and number of the state'),
      certfile: z.string().describe('path of the certificate for TLS'),
      keyfile: z.string().describe('path of the private key for TLS'),
      ipbx: ipbx(),
      bench: z.number().describe('time that the answer took, in seconds'),
    })
    .describe('what the CTI server reads at its start'),
);

/** The schemas of the answers of `configuration` below `cti`. */
export const ctiConfigurationAnswers = { list: configuration };
