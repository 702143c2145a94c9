import { useRef, useState } from 'preact/hooks';
import type { FaultAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { AreaField } from '../../../parts/field.tsx';
import { Link } from '../../../parts/link.tsx';
import { ProblemLines } from '../../../parts/problem-lines.tsx';

interface JsonFormProps {
  /** The rule to replace; a new one is added without it. */
  readonly rule: FaultAnswer | undefined;
  onChange(): void;
}

const example = {
  match: { operation: '*users:add' },
  trigger: { times: 2 },
  action: { delay: '2s', respond: { status: 503, body: 'try again' } },
};

/** Adds or replaces a rule that is written as JSON. */
export function JsonForm({ rule, onChange }: JsonFormProps) {
  const { api, route, announce } = usePage();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => JSON.stringify(rule ? withoutCounts(rule) : example, null, 2));
  const send = useAction(async () => {
    const path = rule ? `faults/${rule.id}` : 'faults';
    const call = { method: rule ? 'PUT' : 'POST', body: text, type: 'application/json' } as const;
    const { id } = await api.json<FaultAnswer>(path, call);
    announce(rule ? `Replaced the rule ${id}` : `Added the rule ${id}`);
    if (rule) route.set({ fault: undefined });
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    send.run();
  };
  return (
    <form class="form" aria-label="Rule as JSON" onSubmit={submit}>
      <AreaField
        label="Rule"
        hint="Members: id, match, trigger, stage and action, or preset in place of stage and action"
        areaRef={area}
        value={text}
        onValue={setText}
      />
      <ProblemLines error={send.error} text={text} area={area} />
      <div class="row">
        <button type="submit" class="primary" disabled={send.isRunning}>
          {rule ? 'Replace the rule' : 'Add the rule'}
        </button>
        {rule && <Link to={{ fault: undefined }}>Cancel</Link>}
      </div>
    </form>
  );
}

function withoutCounts({ seen: _seen, hits: _hits, ...rule }: FaultAnswer) {
  return rule;
}
