import type { SnapshotAnswer } from '#client/answers.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useStateLoad } from '../live.ts';

/** The two states that the URL names. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Returns the states that the URL names: from the baseline to the current state, unless it says otherwise. */
export function usePair(): Pair {
  const { from = 'baseline', to = 'current' } = usePage().route.parameters;
  return { from, to };
}

/** Chooses the two states to compare. */
export function Sides({ from, to }: Pair) {
  const { api, route } = usePage();
  const { answer, error } = useStateLoad(
    (signal) => api.json<{ readonly snapshots: readonly SnapshotAnswer[] }>('snapshots', { signal }),
    [api],
  );
  const names = answer?.snapshots.map(({ name }) => name) ?? [];
  const choose = (changes: Partial<Pair>) => {
    const pair = { from, to, ...changes };
    route.set({
      from: pair.from === 'baseline' ? undefined : pair.from,
      to: pair.to === 'current' ? undefined : pair.to,
      offset: undefined,
    });
  };
  return (
    <div class="row tools">
      <SideSelect label="From" value={from} names={names} onChoose={(from) => choose({ from })} />
      <SideSelect label="To" value={to} names={names} onChoose={(to) => choose({ to })} />
      <ProblemNote error={error} />
    </div>
  );
}

interface SideSelectProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  onChoose(name: string): void;
}

function SideSelect({ label, value, names, onChoose }: SideSelectProps) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {[...new Set(['baseline', 'current', ...names, value])].map((name) => (
          <option key={name} value={name}>
            {labelOf(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Returns the name of a state as the page writes it. */
export function labelOf(name: string): string {
  if (name === 'baseline') return 'the baseline';
  return name === 'current' ? 'the current state' : `snapshot ${name}`;
}
