import type { Random } from '#world/random.ts';
import type { ExistingState } from './existing-state.ts';
import { companyName } from './names.ts';
import type { GenerateRequest } from './request.ts';

/** The range of internal or direct numbers for a kind of object, both inclusive. */
export interface NumberBlock {
  readonly first: number;
  readonly last: number;
}

/** A generated entity with its contexts and number ranges. */
export interface Company {
  readonly id: number;
  /** Name of the entity and of its context for phones. */
  readonly name: string;
  readonly displayname: string;
  readonly incallContext: string;
  readonly users: NumberBlock;
  readonly groups: NumberBlock;
  readonly queues: NumberBlock;
  readonly rooms: NumberBlock;
  /** Direct numbers: ten digits, the first of which is zero. */
  readonly incalls: NumberBlock;
}

/** Number of digits of a direct number. */
export const directDigits = 10;

/** Number of consecutive direct numbers of a company. */
const directBlockSize = 100_000;
/** Number of blocks before they repeat: all are below `0290000000`. */
const directBlocks = 500;
const firstDirect = 240_000_000;

/** Factor that leaves free numbers for objects that tests add. */
const spareFactor = 1.1;

/** Plans the companies, with names and ids that are unused. */
export function planCompanies(random: Random, request: GenerateRequest, existing: ExistingState): readonly Company[] {
  const step = stepFor(request);
  return Array.from({ length: request.entities }, (_, index) => {
    const number = existing.nextCompany + index;
    const name = `company${number}`;
    const direct = firstDirect + (number % directBlocks) * directBlockSize;
    return {
      id: existing.nextId.entity + index,
      name,
      displayname: companyName(random),
      incallContext: `${name}-incall`,
      users: { first: step, last: 5 * step - 1 },
      groups: { first: 5 * step, last: 6 * step - 1 },
      queues: { first: 6 * step, last: 7 * step - 1 },
      rooms: { first: 8 * step, last: 9 * step - 1 },
      incalls: { first: direct, last: direct + directBlockSize - 1 },
    };
  });
}

/** Returns the size of a number range: 1000 for numbers of four digits, or a larger power of ten if a company needs more. */
function stepFor({ entities, users, groups, queues }: GenerateRequest): number {
  const minSize = (spareFactor * Math.max(users / 4, groups, queues)) / Math.max(entities, 1);
  return 10 ** Math.max(3, Math.ceil(Math.log10(minSize)));
}

/** Assigns `count` objects to the companies in turn; `turn` is the index of the object within its company. */
export function roundRobin(companies: readonly Company[], count: number) {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const company = companies[index % companies.length];
    return company === undefined ? [] : [{ company, index, turn: Math.floor(index / companies.length) }];
  });
}
