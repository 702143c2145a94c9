import { useState } from 'preact/hooks';
import { usePage } from '../../../lib/page.ts';
import { Link } from '../../../parts/link.tsx';
import { emptyFields, requestOf } from './call-fields.ts';
import { JsonForm } from './json-form.tsx';
import { PlaceForm } from './place-form.tsx';

/** The form for a call. What was typed is kept when one goes on in JSON. */
export function PlaceSection() {
  const { form } = usePage().route.parameters;
  const [fields, setFields] = useState(emptyFields);
  return (
    <>
      <h1>Place a call</h1>
      <nav class="form-tabs" aria-label="Ways to place a call">
        <Link to={{ form: undefined }} current={form !== 'json'}>
          Form
        </Link>
        <Link to={{ form: 'json' }} current={form === 'json'}>
          As JSON
        </Link>
      </nav>
      {form === 'json' ? <JsonForm request={requestOf(fields)} /> : <PlaceForm fields={fields} onFields={setFields} />}
    </>
  );
}
