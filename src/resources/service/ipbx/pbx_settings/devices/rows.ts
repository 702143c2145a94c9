import type { ListedRows } from '#core/answer-rows.ts';
import { fromItems, fromParts, idsIn, memberAt, rowFrom, textAt } from '#pbx/json/rows.ts';
import { lineRow } from '#pbx/lines/rows.ts';
import type { Row } from '#store/row.ts';
import { asContainer } from '#wire/values.ts';

/** The columns that stand for the provisioning daemon. */
function daemonColumns(view: object): Row {
  const [daemon, config] = [memberAt(view, 'deviceprovd'), memberAt(view, 'config')];
  const columns: Row = { provd: Number(asContainer(daemon) !== undefined), listed: 1, provdconfig: jsonText(config) };
  const [name, shown] = [textAt(daemon, 'config'), textAt(view, 'devicefeatures.config')];
  const template = textAt(view, 'deviceconfig.configdevice') || textAt(view, 'template_id');
  if (name !== shown) columns['provdname'] = name;
  if (textAt(daemon, 'added') !== '') columns['added'] = textAt(daemon, 'added');
  if (template !== '') columns['template_id'] = template;
  return { ...columns, capabilities: jsonText(memberAt(view, 'capabilities')) };
}

function jsonText(value: unknown): string | null {
  return asContainer(value) === undefined ? null : JSON.stringify(value);
}

const deviceRow = rowFrom('devicefeatures');

/** The inverse of the answers of `pbx_settings/devices`. */
export const deviceRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('devicefeatures.id'),
  list: fromItems(fromParts({ devicefeatures: deviceRow, linefeatures: lineRow })),
  view: (json) => {
    const view = asContainer(json);
    const features = asContainer(view?.['devicefeatures']);
    return view === undefined || features === undefined ? [] : deviceRow({ ...features, ...daemonColumns(view) });
  },
};
