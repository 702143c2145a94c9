import { add, edit, list, remove, removeAll, search, view } from '../../../../acts.ts';
import { type Call, type Fields, requiredPart } from '../../../../call.ts';
import { afterChanges } from '../../../../effects.ts';
import { OperationFailed } from '../../../../errors.ts';
import { deviceIds } from '../../../../pbx/devices.ts';
import { lineParts } from '../../../../pbx/line-names.ts';
import { protocolRowOf, sccpCallerDefaults } from '../../../../pbx/line-protocols.ts';
import { viewLine } from '../../../../pbx/line-views.ts';
import { changeLine, createLine, deleteLine, lineWith } from '../../../../pbx/lines.ts';
import type { Resource } from '../../../../resource.ts';
import type { Row } from '../../../../store/row.ts';
import { freeInSearch, iaxItems, listedProtocols, listLines, searchLines } from './lines/lists.ts';

function create(call: Call, body: Fields): undefined {
  createLine(call, { protocol: requiredPart(body, 'protocol'), line: body['linefeatures'] });
}

/** A line that cannot be viewed cannot be changed. */
function editedLine({ store }: Call, id: number): Row | undefined {
  const line = lineWith(store, id);
  return line !== undefined && protocolRowOf(store, line) !== undefined ? line : undefined;
}

function change(call: Call, line: Row, body: Fields): void {
  changeLine(call, line, { protocol: requiredPart(body, 'protocol'), line: body['linefeatures'] });
}

function destroy(call: Call, id: number): boolean {
  const line = lineWith(call.store, id);
  if (line === undefined) return false;
  deleteLine(call, line);
  return true;
}

/** Lines with a mailbox stay. */
function destroyAll(call: Call): number {
  const lines = call.store.all('linefeatures', { internal: 0 }, 'id');
  for (const line of lines) {
    try {
      deleteLine(call, line);
    } catch (error) {
      if (!(error instanceof OperationFailed)) throw error;
    }
  }
  return lines.length;
}

export const lines: Resource = {
  base: 'service/ipbx',
  path: 'pbx_settings/lines',
  nouns: { one: 'line', many: 'lines' },
  fixture: 'lines',
  fallback: 'list',
  commands: afterChanges('sip reload', 'dialplan reload'),
  acts: {
    list: list(listLines),
    search: search(searchLines),
    view: view(({ store }, id) => {
      const line = lineWith(store, id);
      return line && viewLine(store, line);
    }),
    add: add(lineParts, create),
    edit: edit({ find: editedLine, change, reads: lineParts }),
    delete: remove(destroy),
    deleteall: removeAll(destroyAll),
  },
  differences: [freeInSearch, listedProtocols, iaxItems, sccpCallerDefaults, deviceIds],
};
