import { ObjectParts } from './object-page.tsx';
import type { PlainType } from './types.ts';

/** An object of a type without a list: what the web service answers, and its rows. */
export function PlainObject({ type, id }: { readonly type: PlainType; readonly id: string }) {
  return (
    <>
      <h1>
        {type.title} <bdi>{id.slice(0, 40)}</bdi>
      </h1>
      <ObjectParts operation={type.operation} id={id} rows={/^\d{1,15}$/.test(id) ? type.rowsOf(Number(id)) : []} />
    </>
  );
}
