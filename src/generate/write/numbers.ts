import type { NumberOwner } from '#pbx/numbers/numbers.ts';
import { extensionHash } from '#pbx/numbers/patterns.ts';
import type { Store } from '#store/store.ts';

/** A number with the id of its owner; `appdata` is the argument of GoSub in the dialplan. */
export interface OwnedNumber {
  readonly id: number;
  readonly context: string;
  readonly number: string;
  readonly appdata: string;
}

/** Writes the numbers of many owners, like `writeNumber` for one. The numbers must be free. */
export function writeNumbers(store: Store, type: NumberOwner['type'], owned: readonly OwnedNumber[]): void {
  const key = ({ id }: OwnedNumber) => String(id);
  store.insertMany(
    'extenumbers',
    { type },
    owned.map((owner) => ({
      exten: owner.number,
      extenhash: extensionHash(owner.number),
      context: owner.context,
      typeval: key(owner),
    })),
  );
  store.insertMany(
    'extensions',
    { priority: 1, app: 'GoSub' },
    owned.map(({ context, number, appdata }) => ({ context, exten: number, appdata })),
  );
  store.insertMany(
    'contextnummember',
    { type },
    owned.map((owner) => ({ context: owner.context, typeval: key(owner), number: owner.number })),
  );
}
