import type { Random } from '#world/random.ts';
import type { ExistingState } from './existing-state.ts';
import { companyName } from './names.ts';
import type { GenerateRequest } from './request.ts';

/** The first and the last number of a kind of objects. */
export interface NumberBlock {
  readonly first: number;
  readonly last: number;
}

/** An entity with the contexts of its phones and of its calls from outside. */
export interface Company {
  readonly id: number;
  /** Of the entity and of the context of the phones. */
  readonly name: string;
  readonly displayname: string;
  readonly incallContext: string;
  readonly users: NumberBlock;
  readonly groups: NumberBlock;
  readonly queues: NumberBlock;
  readonly rooms: NumberBlock;
  /** Direct numbers have ten digits, the first of them zero. */
  readonly incalls: NumberBlock;
}

export const directDigits = 10;

/** Direct numbers of a company, one after the other. */
const directBlock = 100_000;
/** Blocks before they begin anew: all of them lie below `0290000000`. */
const directBlocks = 500;
const firstDirect = 240_000_000;

/** Numbers beyond the planned ones, for what tests add. */
const roomForMore = 1.1;

export function planCompanies(random: Random, request: GenerateRequest, existing: ExistingState): readonly Company[] {
  const step = stepFor(request);
  return Array.from({ length: request.entities }, (_, index) => {
    const number = existing.nextCompany + index;
    const name = `company${number}`;
    const direct = firstDirect + (number % directBlocks) * directBlock;
    return {
      id: existing.nextId.entity + index,
      name,
      displayname: companyName(random),
      incallContext: `${name}-incall`,
      users: { first: step, last: 5 * step - 1 },
      groups: { first: 5 * step, last: 6 * step - 1 },
      queues: { first: 6 * step, last: 7 * step - 1 },
      rooms: { first: 8 * step, last: 9 * step - 1 },
      incalls: { first: direct, last: direct + directBlock - 1 },
    };
  });
}

/** Phones have four digits, or as many more as it takes for the users, groups and queues of a company. */
function stepFor({ entities, users, groups, queues }: GenerateRequest): number {
  const wanted = (roomForMore * Math.max(users / 4, groups, queues)) / Math.max(entities, 1);
  return 10 ** Math.max(3, Math.ceil(Math.log10(wanted)));
}

/** Each with its company and its place among the objects of the company. */
export function roundRobin(companies: readonly Company[], count: number) {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const company = companies[index % companies.length];
    return company === undefined ? [] : [{ company, index, turn: Math.floor(index / companies.length) }];
  });
}
