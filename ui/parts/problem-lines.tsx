import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { ApiProblem } from '../lib/api.ts';
import { type LineOfText, lineFinder } from '../lib/text-places.ts';
import { ProblemNote } from './problem-note.tsx';

interface ProblemLinesProps {
  readonly error: Error | undefined;
  /** The text that was sent, JSON or YAML. */
  readonly text: string;
  /** The field that holds the text. */
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/** A refusal of a text: each problem with the line of its place, to which one can go. */
export function ProblemLines({ error, text, area }: ProblemLinesProps) {
  const problems = error instanceof ApiProblem ? error.errors : [];
  const lineOf = useMemo(() => (problems.length === 0 ? () => undefined : lineFinder(text)), [error, text]);
  if (problems.length === 0) return <ProblemNote error={error} />;
  return (
    <div class="problem" role="alert">
      <p>{problems.length === 1 ? 'There is a problem:' : `There are ${problems.length} problems:`}</p>
      <ul class="problem-lines">
        {problems.map(({ at, message }, index) => {
          const line = lineOf(at);
          return (
            <li key={index}>
              {line && (
                <button type="button" onClick={() => area.current && select(area.current, line)}>
                  Line {line.number}
                </button>
              )}
              <span>
                {!at.startsWith('line ') && <code>{at}</code>} {message}
                {line && <code class="excerpt">{text.slice(line.start, line.end).trim().slice(0, 120)}</code>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Selects the line in the field, and scrolls there. */
function select(area: HTMLTextAreaElement, { number, start, end }: LineOfText): void {
  area.focus();
  area.setSelectionRange(start, end);
  const height = area.scrollHeight / area.value.split('\n').length;
  area.scrollTop = (number - 1) * height - area.clientHeight / 2;
}
