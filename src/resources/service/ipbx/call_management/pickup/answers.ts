import * as z from 'zod';
import type { Dialect, Difference } from '#dialect.ts';
import { columnAnswers, component, componentByDialect, itemsOrFalse } from '#pbx/json/answers.ts';
import type { Casts } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';

const member = component('PickupMember', () =>
  z
    .strictObject(columnAnswers('pickupmember', { int: ['pickupid', 'memberid'] }))
    .describe('a user, group or queue of a pickup group'),
);

/** Returns the schemas of the answers of `call_management/pickup`. `casts` are those of its record. */
export function pickupAnswers(casts: Difference<Casts<Rows['pickup']>>) {
  const group = componentByDialect('PickupGroup', (dialect) =>
    z.strictObject(
      columnAnswers('pickup', { ...casts[dialect].value, about: { commented: 'whether it is switched off' } }),
    ),
  );
  const view = componentByDialect('PickupGroupView', (dialect) =>
    z
      .strictObject({
        pickup: group(dialect),
        members: itemsOrFalse(member()).describe('those whose calls can be picked up'),
        pickups: itemsOrFalse(member()).describe('those who may pick up the calls'),
      })
      .describe('a pickup group with its members'),
  );
  return { list: (dialect: Dialect) => z.array(group(dialect)), view };
}
