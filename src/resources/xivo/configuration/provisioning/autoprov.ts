import type { ActDescription } from '#core/act-description.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { refusedBody } from '#core/descriptions.ts';
import { type ActRequest, inDialectOf, objectBody } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { refuseField, wrongKind } from '#errors.ts';
import { mustHave, part, value } from '#fields/vocabulary.ts';
import { createConfiguration, deviceAt } from '#pbx/devices/daemon.ts';
import { fillSlot, hasDevice } from '#pbx/devices/devices.ts';
import type { Rows } from '#store/schema/rows.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { refusedFallback } from '../refused-fallback.ts';

const reads = part({
  ip: mustHave(value('text', 'the address of the phone')),
  code: mustHave(value('text', 'the provisioning code of a line, or `autoprov` to detach the phone')),
});

type Device = Rows['devicefeatures'];

const refusedCode: Difference<boolean> = {
  where: '`provisioning/autoprov` configure with a refused code',
  recorded: { text: '400; the device is listed from then on and has a configuration named after it', value: true },
  documented: { text: '400, nothing changed', value: false },
  why: 'a refused request changes nothing',
};

function configure(request: ActRequest): Outcome {
  const body = objectBody(request, reads);
  const [ip, code] = [requiredText('ip', body['ip']), requiredText('code', body['code'])];
  const device = deviceAt(request, ip);
  if (device === undefined)
    refuseField('ip', 'must be the address of a device that the provisioning daemon knows', { value: ip });
  createConfiguration(request.store, device, { overwrite: code === 'autoprov' });
  if (code === 'autoprov') detach(request, device);
  else attach(request, { device, code });
  return { status: 200 };
}

/** Returns the device to automatic provisioning and removes it from its lines. */
function detach({ store, clock }: ActRequest, device: Device): void {
  store.update('devicefeatures', { id: device.id }, { provdname: `autoprov${clock.seconds()}` });
  store.update('linefeatures', { device: String(device.id) }, { device: '0' });
}

function attach(request: ActRequest, { device, code }: { device: Device; code: string }): void {
  const provisioningid = /^\d{1,10}$/.test(code) ? Number(code) : -1;
  const line = request.store.all('linefeatures', { provisioningid }, 'id').find((row) => !hasDevice(row));
  if (line === undefined) {
    if (inDialectOf(request, refusedCode)) request.store.keepWritesSoFar();
    refuseField('code', 'must be autoprov, or the provisioning code of a line without a device', { value: code });
  }
  const changes = { device: String(device.id) };
  request.store.update('linefeatures', { id: line.id }, changes);
  fillSlot(request, { ...line, ...changes });
}

function requiredText(field: string, value: unknown): string {
  if (isScalar(value)) return phpText(value);
  refuseField(field, wrongKind('a string', value), { value: value });
}

const configureOf: ActDescription = {
  summary: 'Connect a phone with a line',
  body: { reads },
  statuses: [{ status: 200, when: 'the phone was configured' }, refusedBody],
};

/** The request that a phone sends when a user dials a provisioning code on it (callcenter-configuration.md 18). */
export const autoprov = defineResource({
  base: 'xivo/configuration',
  path: 'provisioning/autoprov',
  fallback: 'list',
  acts: {
    configure: act(configureOf, configure),
    list: refusedFallback('configure'),
  },
  commands: { configure: commandsFor('provd', 'configure device') },
  differences: [refusedCode],
});
