import type { Difference } from '#dialect.ts';
import type { Order } from '#store/table-types.ts';

/** The order of the lines of a user. */
export const lineOrder: Difference<Order<'linefeatures'>> = {
  where: '`pbx_settings/users` view: order of `linefeatures`',
  recorded: { text: 'the line that was changed last comes last', value: 'rowid' },
  documented: { text: 'ascending id', value: 'id' },
  why: 'the recorded order is an accident of the real database, which moves a changed row to the end',
};
