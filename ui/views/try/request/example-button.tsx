import { exampleText, type OperationDescription } from '../description.ts';
import { type Draft, withBody, withParameter } from './draft.ts';

interface ExampleButtonProps {
  readonly description: OperationDescription;
  readonly draft: Draft;
  onDraft(draft: Draft): void;
}

/** Fills in the example of the description, if it has one. */
export function ExampleButton({ description, draft, onDraft }: ExampleButtonProps) {
  const filled = withExamples(draft, description);
  if (filled.body === '' && filled.target === withoutParameters(draft, description).target) return null;
  return (
    <button type="button" onClick={() => onDraft(filled)}>
      Fill in the example
    </button>
  );
}

function withoutParameters(draft: Draft, { parameters }: OperationDescription): Draft {
  return parameters.reduce((rest, { name }) => withParameter(rest, name, ''), draft);
}

/** Optional parameters without an example of their own stay out. */
function withExamples(draft: Draft, description: OperationDescription): Draft {
  const { parameters, bodyExample } = description;
  const filled = parameters
    .filter(({ required, example }) => required || example !== undefined)
    .reduce(
      (rest, parameter) => withParameter(rest, parameter.name, exampleText(parameter)),
      withoutParameters(draft, description),
    );
  if (description.textType !== undefined) return { ...filled, body: String(bodyExample ?? '') };
  return bodyExample === undefined ? { ...filled, body: '' } : withBody(filled, bodyExample);
}
