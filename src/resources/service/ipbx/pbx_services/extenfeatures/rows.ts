import type { RowReader, SettingsRows } from '#core/answer-rows.ts';
import { fromItems, fromParts, rowsFrom, textAt } from '#pbx/json/rows.ts';
import { extensionHash, storedForm } from '#pbx/numbers/patterns.ts';

/** The options whose values are numbers that no object may have. */
const numberOptions = ['pickupexten', 'parkext', 'disconnect', 'blindxfer', 'atxfer', 'automon'];

/** The owner of a number that is a feature code, in all contexts. */
function reserved(type: string, name: string, number: string): ReturnType<RowReader> {
  const exten = storedForm(number);
  const row = { exten, extenhash: extensionHash(exten), context: '', type, typeval: name };
  return exten === '' ? [] : [{ table: 'extenumbers', rows: [row], unlessEqual: ['type', 'typeval'] }];
}

const codes = fromItems((json) => [
  ...fromParts({ line: rowsFrom('extensions') })(json),
  ...reserved('extenfeatures', textAt(json, 'name'), textAt(json, 'exten')),
]);

function options(type: 'generalfeatures' | 'featuremap'): RowReader {
  return fromItems((json) => {
    const name = textAt(json, 'var_name');
    const number = numberOptions.includes(name) ? textAt(json, 'var_val') : '';
    return [...rowsFrom('features')([json]), ...reserved(type, name, number)];
  });
}

/** The inverse of the list of `pbx_services/extenfeatures`. */
export const featureCodeRows: SettingsRows = {
  kind: 'settings',
  act: 'list',
  settings: fromParts({
    extenfeatures: codes,
    generalfeatures: options('generalfeatures'),
    featuremap: options('featuremap'),
  }),
};
