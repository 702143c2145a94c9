import type { Random } from '#world/random.ts';
import { type Company, roundRobin } from './companies.ts';
import type { ExistingState } from './existing-state.ts';
import { oneOf } from './names.ts';

/** A generated SIP trunk, which registers at a provider. */
export interface PlannedTrunk {
  readonly id: number;
  readonly accountId: number;
  readonly registrationId: number;
  readonly company: Company;
  readonly name: string;
  readonly secret: string;
  readonly host: string;
}

/** A generated schedule: opening hours on working days, and a hangup outside them. */
export interface PlannedSchedule {
  readonly id: number;
  readonly company: Company;
  readonly name: string;
  readonly hours: string;
}

/** A generated outcall: the numbers with a prefix, and the trunks that are tried for them. */
export interface PlannedOutcall {
  readonly id: number;
  readonly patternId: number;
  readonly company: Company;
  readonly name: string;
  readonly prefix: string;
  readonly trunkIds: readonly number[];
}

/** How calls leave a PBX, and when they enter it. */
export interface RoutePlan {
  readonly trunks: readonly PlannedTrunk[];
  readonly schedules: readonly PlannedSchedule[];
  readonly outcalls: readonly PlannedOutcall[];
}

interface RouteCounts {
  readonly trunks: number;
  readonly schedules: number;
  readonly outcalls: number;
}

const openingHours = ['08:00-18:00', '08:30-17:30', '09:00-19:00'] as const;
const secretDigits = '0123456789';

/** The most trunks that an outcall tries. */
const maxTrunks = 3;

/** Plans the routes. `firstAccountId` follows the accounts of the lines. */
export function planRoutes(
  { random, companies }: { readonly random: Random; readonly companies: readonly Company[] },
  counts: RouteCounts,
  { existing, firstAccountId }: { readonly existing: ExistingState; readonly firstAccountId: number },
): RoutePlan {
  const { nextId } = existing;
  const trunks = roundRobin(companies, counts.trunks).map(({ company, turn, index }) => ({
    id: nextId.trunkfeatures + index,
    accountId: firstAccountId + index,
    registrationId: nextId.staticsip + index,
    company,
    name: `${company.name}-trunk${turn + 1}`,
    secret: random.text(8, secretDigits),
    host: `sip${index + 1}.example.com`,
  }));
  const schedules = roundRobin(companies, counts.schedules).map(({ company, turn, index }) => ({
    id: nextId.schedule + index,
    company,
    name: `${company.name}-hours${turn === 0 ? '' : `-${turn + 1}`}`,
    hours: oneOf(random, openingHours),
  }));
  const trunkIds = [...existing.trunks, ...trunks.map(({ id }) => id)];
  const outcalls = roundRobin(companies, counts.outcalls).map(({ company, turn, index }) => ({
    id: nextId.outcall + index,
    patternId: nextId.dialpattern + index,
    company,
    name: `${company.name}-outcall${turn + 1}`,
    prefix: `0${turn === 0 ? '' : turn}`,
    trunkIds: rotated(trunkIds, index).slice(0, random.between(1, maxTrunks)),
  }));
  return { trunks, schedules, outcalls };
}

function rotated<Item>(items: readonly Item[], places: number): readonly Item[] {
  const start = items.length === 0 ? 0 : places % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
