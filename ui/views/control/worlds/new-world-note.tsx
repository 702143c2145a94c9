import type { WorldAnswer } from '#client/answers.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Link } from '../../../parts/link.tsx';

/** The ways to reach a world that has just been created. */
export function NewWorldNote({ world }: { readonly world: WorldAnswer }) {
  const { id, baseUrl, headers, credentials } = world;
  const headerLines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const ways = [
    ['Base URL', baseUrl],
    ['Header', headerLines.join('\n')],
    ['Login', credentials.login],
    ['Password', credentials.password],
  ] as const;
  return (
    <section class="card" role="status" aria-labelledby="created-world">
      <h2 id="created-world">Created the world {id}</h2>
      <p>A request is for this world if it has the base URL, the header or the login.</p>
      <dl class="fact-list">
        {ways.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code> <CopyButton label={`Copy ${name.toLowerCase()}`} text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <Link to={{ world: id }}>Show this world</Link>
    </section>
  );
}
