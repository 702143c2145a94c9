import type { DescribedAction } from '#pbx/overview/destinations.ts';
import type { IncallOverview } from '#pbx/overview/incalls.ts';
import type { ScheduleOverview } from '#pbx/overview/schedules.ts';
import type { TrunkOverview } from '#pbx/overview/trunks.ts';
import { cut } from '../../../lib/format.ts';
import { Value } from '../../../parts/value.tsx';
import type { Kind } from '../objects/kind.ts';
import { ObjectLink, ObjectLinks, OptionalLink } from '../objects/links.tsx';

export const incalls: Kind<IncallOverview> = {
  section: 'incalls',
  title: 'Incalls',
  unit: 'incall',
  hint: 'An incall sends calls to an external number to a destination. Add one with fixtures or with a request.',
  nameOf: ({ number, context }) => `${number}@${context}`,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: [
    { label: 'Destination', show: ({ destination }) => <DestinationText to={destination} /> },
    { label: 'Schedule', show: ({ schedule }) => <OptionalLink to={schedule} /> },
  ],
};

type Period = ScheduleOverview['opened'][number];

export const schedules: Kind<ScheduleOverview> = {
  section: 'schedules',
  title: 'Schedules',
  unit: 'schedule',
  hint: 'A schedule says when calls are taken, and where they go at other times. Add one with fixtures or with a request.',
  nameOf: ({ name }) => name,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: [
    { label: 'Open', show: ({ opened }) => <Periods periods={opened} /> },
    {
      label: 'Closed',
      show: ({ closed }) => <Periods periods={closed} />,
    },
    { label: 'Otherwise', show: ({ fallback }) => <DestinationText to={fallback} /> },
    { label: 'Time zone', show: ({ timezone }) => <Value value={timezone} column="Time zone" /> },
    {
      label: 'Used by',
      show: ({ usedBy }) => <ObjectLinks to={usedBy} max={4} />,
      showAll: ({ usedBy }) => <ObjectLinks to={usedBy} max={100} />,
    },
  ],
};

export const trunks: Kind<TrunkOverview> = {
  section: 'trunks',
  title: 'Trunks',
  unit: 'trunk',
  hint: 'A trunk connects the PBX to another one or to an operator. Add one with fixtures or with a request.',
  nameOf: ({ name }) => name,
  isDisabled: ({ isDisabled }) => isDisabled,
  properties: [
    { label: 'Protocol', show: ({ protocol }) => protocol },
    { label: 'Host', show: ({ host }) => <Value value={host} column="Host" max={40} /> },
    { label: 'Context', show: ({ context }) => <Value value={context} column="Context" max={40} /> },
    { label: 'Registers', show: ({ registers }) => (registers ? 'yes' : 'no') },
    { label: 'Outcalls', show: ({ outcalls }) => <ObjectLinks to={outcalls} /> },
  ],
};

/** Where a call goes, with a link to the object that it reaches. */
function DestinationText({ to }: { readonly to: DescribedAction }) {
  if (to.target === null) return <bdi class="text">{cut(to.text, 80)}</bdi>;
  return (
    <>
      {to.action} <ObjectLink to={to.target} />
    </>
  );
}

interface PeriodsProps {
  readonly periods: readonly (Period & { readonly destination?: DescribedAction })[];
}

/** Periods of a schedule; what a period does not restrict is left out. */
function Periods({ periods }: PeriodsProps) {
  if (periods.length === 0) return <span class="soft">–</span>;
  return (
    <ul class="plain-list">
      {periods.map((period, index) => (
        <li key={index}>
          {periodText(period)}
          {period.destination && (
            <>
              {': '}
              <DestinationText to={period.destination} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function periodText({ hours, weekdays, monthdays, months }: Period): string {
  const parts = [
    hours,
    weekdays !== '' && `weekdays ${weekdays}`,
    monthdays !== '' && `days ${monthdays}`,
    months !== '' && `months ${months}`,
  ].filter(Boolean);
  return cut(parts.join(', ') || 'always', 120);
}
