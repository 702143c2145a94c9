import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { CheckedMock } from './answer-traffic.ts';

const file = new URL('../page/examples.json', import.meta.url);
const examples = z.record(z.string(), z.object({ value: z.unknown() }));

const ipbx = '/service/ipbx/json.php/restricted';

/** The URLs to which the examples of the page are sent, by the name of the example. */
const requests: readonly (readonly [url: string, example: string])[] = [
  [`${ipbx}/pbx_settings/lines/?act=edit&id=150`, 'line-edit'],
  [`${ipbx}/pbx_settings/users/?act=edit&id=1`, 'user-edit'],
  [`${ipbx}/pbx_settings/users/?act=edit&id=1`, 'user-edit-lines'],
  [`${ipbx}/pbx_settings/users/?act=edit&id=6`, 'user-attach-line'],
  [`${ipbx}/pbx_settings/users/?act=edit&id=4`, 'user-create-line'],
  [`${ipbx}/call_management/incall/?act=add`, 'incall'],
  [`${ipbx}/call_management/schedule/?act=add`, 'schedule-add'],
  [`${ipbx}/pbx_services/parkinglot/?act=add`, 'parkinglot-add'],
  [`${ipbx}/trunk_management/sip/?act=edit&id=1`, 'trunk-sip-view'],
  ['/xivo/configuration/json.php/restricted/network/mail/?act=edit', 'mail-edit'],
  ['/callcenter/json.php/restricted/settings/queueskills/?act=add', 'skill-add'],
];

/** Sends the bodies that the page shows. */
export async function sendExamples(mock: CheckedMock): Promise<void> {
  const bodies = examples.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const [url, name] of requests) await mock.send({ method: 'POST', url, body: bodies[name]?.value });
  await mock.send({ method: 'GET', url: `${ipbx}/call_management/pickup/?act=delete&id=0` });
  await mock.send({
    method: 'POST',
    url: `${ipbx}/call_management/pickup/?act=add`,
    body: bodies['pickup-add']?.value,
  });
}
