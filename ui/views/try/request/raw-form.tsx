import { AreaField, SelectField, TextField } from '../../../parts/field.tsx';
import type { Draft } from './draft.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'].map((method) => [method, method] as const);

/** The request as it is sent: method, URL, headers and body as text. */
export function RawForm({ draft, onDraft }: { readonly draft: Draft; onDraft(draft: Draft): void }) {
  const field = (name: keyof Draft) => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  return (
    <>
      <div class="raw-line">
        <SelectField label="Method" options={methods} {...field('method')} />
        <TextField label="URL" required {...field('target')} />
      </div>
      <AreaField
        label="Headers"
        hint="One per line; the account and the world are added"
        rows={3}
        {...field('headers')}
      />
      <AreaField label="Body" rows={14} {...field('body')} />
    </>
  );
}
