import { AreaField } from '../../../parts/field.tsx';
import { Prose } from '../../../parts/prose.tsx';
import type { OperationDescription } from '../description.ts';
import type { Definitions } from '../schema/schema.ts';
import { BodyForm } from './body-form.tsx';
import type { Draft } from './draft.ts';
import { ParameterForm } from './parameter-form.tsx';

interface RequestFormProps {
  readonly draft: Draft;
  readonly description: OperationDescription;
  readonly definitions: Definitions;
  /** What the PBX said about fields of the latest request, by path. */
  readonly marks: ReadonlyMap<string, string>;
  onDraft(draft: Draft): void;
}

/** The request as fields that come from the description. */
export function RequestForm({
  description: { parameters, body, textType, bodyDescription = '' },
  ...others
}: RequestFormProps) {
  const { draft, onDraft } = others;
  const hasForm = parameters.length > 0 || body !== undefined || textType !== undefined;
  return (
    <>
      {!hasForm && <p class="soft">The request has no parameters and no body.</p>}
      <ParameterForm parameters={parameters} {...others} />
      {body !== undefined && <BodyForm schema={body} {...others} />}
      {textType !== undefined && (
        <AreaField
          label={`Body, ${textType}`}
          hint={<Prose text={bodyDescription} />}
          value={draft.body}
          onValue={(text) => onDraft({ ...draft, body: text })}
        />
      )}
    </>
  );
}
