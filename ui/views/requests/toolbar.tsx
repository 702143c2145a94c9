import { useEffect, useRef, useState } from 'preact/hooks';
import { useLoad } from '../../lib/load.ts';
import { usePage } from '../../lib/page.ts';
import { ClearJournal } from './clear-journal.tsx';
import type { RequestFilter } from './filter.ts';

interface OperationsAnswer {
  readonly operations: readonly { readonly operation: string }[];
}

interface ToolbarProps {
  readonly filter: RequestFilter;
  readonly isPaused: boolean;
  onPause(isPaused: boolean): void;
}

const statuses = ['2xx', '4xx', '5xx', '200', '204', '400', '401', '403', '404', '500'];

/** The filters of the list, and what one can do with the journal. */
export function Toolbar({ filter, isPaused, onPause }: ToolbarProps) {
  const { api, route } = usePage();
  const { answer } = useLoad((signal) => api.json<OperationsAnswer>('operations', { signal }), [api]);
  const set = (changes: Partial<RequestFilter>) => route.set(changes, { replace: true });
  return (
    <form class="row requests-bar" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <FilterInput
        label="Operation"
        class="wide"
        value={filter.operation}
        placeholder="*users:add"
        suggestions={answer?.operations.map(({ operation }) => operation) ?? []}
        onChange={(operation) => set({ operation })}
      />
      <FilterInput
        label="Status"
        class="short"
        value={filter.status}
        placeholder="4xx"
        suggestions={statuses}
        onChange={(status) => set({ status })}
      />
      <FilterInput label="Text" class="middle" value={filter.text} onChange={(text) => set({ text })} />
      <OutcomeChoice value={filter.outcome} onChange={(outcome) => set({ outcome })} />
      <span class="row end">
        <button type="button" aria-pressed={isPaused} onClick={() => onPause(!isPaused)}>
          Pause
        </button>
        <ClearJournal />
      </span>
    </form>
  );
}

interface OutcomeChoiceProps {
  readonly value: string | undefined;
  onChange(value: string): void;
}

function OutcomeChoice({ value = '', onChange }: OutcomeChoiceProps) {
  return (
    <label class="short">
      Outcome
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">Any</option>
        <option value="refused">Refused only</option>
        <option value="faulted">Faulted only</option>
        <option value="served">Served only</option>
      </select>
    </label>
  );
}

/** The time after the last letter before a filter applies (ms): half a name would be refused as unknown. */
const typingMs = 350;

interface FilterInputProps {
  readonly label: string;
  readonly class: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  onChange(value: string | undefined): void;
}

function FilterInput({ label, value = '', placeholder, suggestions = [], onChange, ...others }: FilterInputProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (typed: string) => {
    clearTimeout(timer.current);
    if (typed !== value) onChange(typed === '' ? undefined : typed);
  };
  const list = `known-${label.toLowerCase()}`;
  return (
    <label {...others}>
      {label}
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={text}
        placeholder={placeholder}
        list={list}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.value;
          setText(typed);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => apply(typed), typingMs);
        }}
        onChange={({ currentTarget }) => apply(currentTarget.value)}
      />
      <datalist id={list}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </label>
  );
}
