import type { Difference } from '#dialect.ts';
import type { Order } from '#store/table-types.ts';

export const lineOrder: Difference<Order<'linefeatures'>> = {
  where: '`pbx_settings/users` view: order of `linefeatures`',
  recorded: { text: 'the line that was changed last comes last', value: 'rowid' },
  documented: { text: 'ascending id', value: 'id' },
  why: 'it is where the real database happens to put a changed row',
};
