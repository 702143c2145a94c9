import type { Additions } from '#core/act-description.ts';
import { add, edit, list, remove, removeEach, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, requiredPart } from '#core/request.ts';
import { deviceIds } from '#pbx/devices/devices.ts';
import { changeLine, createLine, deleteLine, lineWith } from '#pbx/lines/lines.ts';
import { changedLineParts, lineParts } from '#pbx/lines/names.ts';
import { sccpCallerDefaults } from '#pbx/lines/protocols.ts';
import { toLineView } from '#pbx/lines/views.ts';
import { protocolRowOf } from '#pbx/protocols/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Container } from '#wire/values.ts';
import { lineAnswers } from './lines/answers.ts';
import { lineRows } from './lines/rows.ts';
import {
  contextParameter,
  freeInSearch,
  freeParameter,
  iaxItems,
  listedProtocols,
  listLines,
  protocolParameter,
  searchLines,
} from './lines/search.ts';

function create(request: ActRequest, body: Container): undefined {
  createLine(request, { protocol: requiredPart(body, 'protocol'), line: body['linefeatures'] });
}

/** A line without its protocol row can be neither viewed nor changed. */
function editedLine({ store }: ActRequest, id: number): Rows['linefeatures'] | undefined {
  const line = lineWith(store, id);
  return line !== undefined && protocolRowOf(store, line) !== undefined ? line : undefined;
}

function change(request: ActRequest, line: Rows['linefeatures'], body: Container): void {
  changeLine(request, line, { protocol: requiredPart(body, 'protocol'), line: body['linefeatures'] });
}

function destroy(request: ActRequest, id: number): boolean {
  const line = lineWith(request.store, id);
  if (line === undefined) return false;
  deleteLine(request, line);
  return true;
}

const merged: Additions = { details: 'What the parts lack keeps its value.' };

const withMailbox: Additions = { statuses: [{ status: 500, when: 'the line has a mailbox' }] };

export const lines = defineResource({
  base: 'service/ipbx',
  path: 'pbx_settings/lines',
  nouns: { one: 'line', many: 'lines' },
  fixture: 'lines',
  fallback: 'list',
  acts: {
    list: list(listLines, { parameters: [protocolParameter, freeParameter] }),
    search: search(searchLines, { parameters: [contextParameter, protocolParameter, freeParameter] }),
    view: view(({ store }, id) => {
      const line = lineWith(store, id);
      return line && toLineView(store, line);
    }),
    add: add(lineParts, create),
    edit: edit({ find: editedLine, change, reads: changedLineParts, additions: merged }),
    delete: remove(destroy, withMailbox),
    // Lines with a mailbox are kept.
    deleteall: removeEach(({ store }) => store.all('linefeatures', { internal: 0 }, 'id'), deleteLine),
  },
  rows: lineRows,
  answers: lineAnswers,
  afterChanges: commandsFor('asterisk', 'sip reload', 'dialplan reload'),
  differences: [freeInSearch, listedProtocols, iaxItems, sccpCallerDefaults, deviceIds],
});
