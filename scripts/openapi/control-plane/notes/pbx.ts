import type { Capability, OperationNotes } from '../notes.ts';

const paged =
  'Every item has the `id` that the web service takes, the `operation` of its view for `GET /__admin/preview`, and in `rows` the tables and keys of its rows.';

/** The notes of the pages of a kind. */
function pageOf(id: string, objects: string, query: Readonly<Record<string, string | number>> = {}): OperationNotes {
  return {
    id,
    description: paged,
    answers: { 200: `A page of the ${objects}.` },
    examples: [{ status: 200, query: { limit: 1, ...query } }],
  };
}

/** The PBX as people think of it. */
export const pbx: Capability = {
  tag: 'PBX',
  description: 'The PBX of a world as people think of it: each object with everything that belongs to it.',
  scope: 'world',
  operations: {
    'GET /__admin/pbx': {
      id: 'countObjects',
      answers: { 200: 'The number of objects of each kind.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/pbx/users': pageOf('listUserOverviews', 'users', { search: 'User' }),
    'GET /__admin/pbx/groups': pageOf('listGroupOverviews', 'groups'),
    'GET /__admin/pbx/queues': pageOf('listQueueOverviews', 'queues'),
    'GET /__admin/pbx/numbers': pageOf('listNumberOverviews', 'numbers in use, and the ranges of the contexts', {
      context: 'default',
    }),
    'GET /__admin/pbx/incalls': pageOf('listIncallOverviews', 'incoming calls'),
    'GET /__admin/pbx/schedules': pageOf('listScheduleOverviews', 'schedules'),
    'GET /__admin/pbx/trunks': pageOf('listTrunkOverviews', 'trunks'),
    'GET /__admin/pbx/devices': pageOf('listDeviceOverviews', 'devices'),
    'GET /__admin/pbx/voicemails': pageOf('listVoicemailOverviews', 'voicemails'),
    'GET /__admin/preview': {
      id: 'previewOperation',
      description:
        'What the PBX would answer to a caller with all rights. Parameters of the act, such as `id`, are parameters of this request. The journal, the metrics and the ledger do not see it.',
      parameters: [
        {
          name: 'parameters',
          in: 'query',
          description: 'The parameters of the act: each is a parameter of its own, such as `?id=1`.',
          style: 'form',
          explode: true,
          schema: { type: 'object', additionalProperties: { type: 'string' } },
        },
      ],
      answers: { 200: 'The answer, with its status.' },
      examples: [
        { status: 200, query: { operation: 'xivo/configuration/manage/entity:view', id: 1 } },
        { status: 200, query: { operation: 'ipbx/pbx_settings/users:view', id: 4711 } },
      ],
    },
  },
};
