import type { UserOverview } from '#pbx/overview/users.ts';
import { Value } from '../../../parts/value.tsx';
import type { Kind } from '../objects/kind.ts';
import { ObjectLink, ObjectLinks, OptionalLink } from '../objects/links.tsx';

type Line = UserOverview['lines'][number];

export const users: Kind<UserOverview> = {
  section: 'users',
  title: 'Users',
  unit: 'user',
  hint: 'Add users with fixtures, generate some, or send a request to the web service.',
  nameOf: ({ name }) => name,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: [
    {
      label: 'Lines',
      show: ({ lines }) => <ObjectLinks to={lines.map(lineLink)} />,
      showAll: ({ lines }) => <Lines lines={lines} />,
    },
    { label: 'Devices', show: ({ lines }) => <ObjectLinks to={devicesOf(lines)} /> },
    { label: 'Voicemail', show: ({ voicemail }) => <OptionalLink to={voicemail} /> },
    { label: 'Agent', show: ({ agent }) => <OptionalLink to={agent} /> },
    { label: 'Groups', show: ({ groups }) => <ObjectLinks to={groups} /> },
    { label: 'Queues', show: ({ queues }) => <ObjectLinks to={queues} /> },
  ],
};

function lineLink({ id, number, context, name }: Line) {
  return { type: 'line', id, label: number === '' ? name : `${number}@${context}` };
}

function devicesOf(lines: readonly Line[]) {
  return lines.flatMap(({ device }) => (device === null ? [] : [device]));
}

/** The lines of a user with their accounts and devices. */
function Lines({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return <span class="soft">–</span>;
  return (
    <ul class="plain-list">
      {lines.map((line) => (
        <li key={line.id}>
          <ObjectLink to={lineLink(line)} /> <span class="soft">{line.protocol}</span>{' '}
          <Value value={line.name} column="Name of the line" max={40} />
          {line.device && (
            <>
              {' on '}
              <ObjectLink to={line.device} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
