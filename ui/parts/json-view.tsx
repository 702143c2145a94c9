import type { ComponentChildren } from 'preact';
import { ScrollBox } from './scroll-box.tsx';
import { maxShown, TextView } from './text-view.tsx';

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

interface JsonViewProps {
  readonly value: unknown;
  /** What the value is, for people who do not see it. */
  readonly label: string;
  /** Paths of fields to mark, such as `userfeatures.firstname` or `members[0].id`. */
  readonly marked?: readonly string[];
  /** A remark beside a field, by path. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** JSON, indented and coloured. It is text for the browser, never markup. */
export function JsonView({ value, label, marked = [], notes }: JsonViewProps) {
  const lines = linesOf(value);
  const text = lines.map(({ text }) => text).join('\n');
  if (text.length > maxShown) return <TextView text={text} label={label} />;
  return (
    <ScrollBox class="json" label={label}>
      <pre>
        {lines.map(({ path, text }, index) => {
          const isMarked = marked.includes(path);
          return (
            <span key={index} class={isMarked ? 'line marked' : 'line'}>
              {coloured(text)}
              {notes?.has(path) && <span class="line-note">{notes.get(path)}</span>}
              {'\n'}
            </span>
          );
        })}
      </pre>
    </ScrollBox>
  );
}

interface Line {
  /** The path of the value that starts on the line. */
  readonly path: string;
  readonly text: string;
}

/** Returns the lines of the indented JSON, each with its path. */
function linesOf(value: unknown, { path = '', name = '', indent = '', comma = '' } = {}): readonly Line[] {
  const start = `${indent}${name === '' ? '' : `${JSON.stringify(name)}: `}`;
  const isList = Array.isArray(value);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (typeof value !== 'object' || value === null) return [{ path, text: `${start}${JSON.stringify(value)}${comma}` }];
  if (entries.length === 0) return [{ path, text: `${start}${open}${close}${comma}` }];
  const inner = entries.flatMap(([key, item], index) =>
    linesOf(item, {
      path: isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      name: isList ? '' : key,
      indent: `${indent}  `,
      comma: index < entries.length - 1 ? ',' : '',
    }),
  );
  return [{ path, text: `${start}${open}` }, ...inner, { path: '', text: `${indent}${close}${comma}` }];
}

function coloured(line: string): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of line.matchAll(tokens)) {
    const [token, string, colon] = match;
    parts.push(line.slice(end, match.index));
    const kind = string === undefined ? 'atom' : colon === undefined ? 'string' : 'key';
    parts.push(<span class={`json-${kind}`}>{token}</span>);
    end = match.index + token.length;
  }
  return [...parts, line.slice(end)];
}
