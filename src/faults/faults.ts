import { isFinal } from './action.ts';
import { appliesTo, type FaultFacts } from './match.ts';
import type { FaultRule } from './rule.ts';

/** A rule of a world and how it fared. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** Requests that it was about. */
  readonly seen: number;
  /** Requests that it fired. */
  readonly hits: number;
}

/** Why a rule could not be added. */
export class FaultRefused extends Error {}

/** A world has as many rules as it can have. */
export class TooManyFaults extends FaultRefused {}

/** How many rules a world can have: each is asked about every request. */
export const maxFaults = 1000;

/** Where chance comes from: numbers from 0 to below 1. */
interface RandomSource {
  next(): number;
}

type Counted = { -readonly [Key in keyof Fault]: Fault[Key] };

/** The troubles that a world is told to have, in the order in which they are asked. */
export class Faults {
  #faults: Counted[] = [];
  #lastNumber = 0;
  readonly #held = new Set<() => void>();
  #isClosing = false;

  get isEmpty(): boolean {
    return this.#faults.length === 0;
  }

  all(): readonly Fault[] {
    return this.#faults;
  }

  find(id: string): Fault | undefined {
    return this.#faults.find((fault) => fault.id === id);
  }

  /** Throws `FaultRefused` when there is a rule of that id, or no room for another one. */
  add(rule: FaultRule): Fault {
    if (this.#faults.length >= maxFaults)
      throw new TooManyFaults(`there are ${maxFaults} faults, which is the limit; delete some first`);
    if (rule.id !== undefined && this.find(rule.id) !== undefined)
      throw new FaultRefused(`there is a fault ${rule.id} already`);
    const fault = { ...rule, id: rule.id ?? this.#freeId(), seen: 0, hits: 0 };
    this.#faults.push(fault);
    return fault;
  }

  /** Puts a rule in the place of the one with its id, or behind all; its counts begin anew. */
  put(id: string, rule: FaultRule): Fault {
    const place = this.#faults.findIndex((fault) => fault.id === id);
    if (place < 0) return this.add({ ...rule, id });
    const fault = { ...rule, id, seen: 0, hits: 0 };
    this.#faults[place] = fault;
    return fault;
  }

  /** These rules and no others; throws `FaultRefused`, and changes nothing, when two have the same id. */
  replace(rules: readonly FaultRule[]): void {
    const next = new Faults();
    // Ids that were given are taken before others are made.
    const made = new Map(rules.filter(({ id }) => id !== undefined).map((rule) => [rule, next.add(rule)]));
    for (const rule of rules) if (rule.id === undefined) made.set(rule, next.add(rule));
    this.#faults = rules.flatMap((rule) => made.get(rule) ?? []);
  }

  delete(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  /** The rules that strike a request now, in order, up to the first that ends it. Counts. */
  fire(facts: FaultFacts, random: RandomSource): readonly Fault[] {
    const fired: Fault[] = [];
    for (const fault of this.#faults) {
      if (!appliesTo(fault, facts)) continue;
      fault.seen += 1;
      if (!isTriggered(fault, random)) continue;
      fault.hits += 1;
      fired.push(fault);
      if (isFinal(fault.action)) break;
    }
    return fired;
  }

  /** Waits for `milliseconds`, or until a reset. */
  async delay(milliseconds: number): Promise<void> {
    if (this.#isClosing) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), milliseconds);
      const forget = this.onRelease(() => wake());
      const wake = () => {
        clearTimeout(timer);
        forget();
        resolve();
      };
    });
  }

  /** Calls `release` at the next reset, or when the server closes. Returns a function that cancels the call. */
  onRelease(release: () => void): () => void {
    if (this.#isClosing) release();
    else this.#held.add(release);
    return () => this.#held.delete(release);
  }

  /** Lets go of the requests that rules hold, and holds none from now on: the server closes. */
  releaseAll(): void {
    this.#isClosing = true;
    this.#release();
  }

  /** Removes all rules and lets go of the requests that they hold. */
  reset(): void {
    this.#faults = [];
    this.#lastNumber = 0;
    this.#release();
  }

  #release(): void {
    for (const release of [...this.#held]) release();
    this.#held.clear();
  }

  #freeId(): string {
    do this.#lastNumber += 1;
    while (this.find(`f${this.#lastNumber}`) !== undefined);
    return `f${this.#lastNumber}`;
  }
}

/** Chance is asked last, so that it does not depend on requests that are spared anyway. */
function isTriggered({ trigger, seen, hits }: Fault, random: RandomSource): boolean {
  const { after, times, every, probability } = trigger;
  if (seen <= after || (seen - after) % every !== 0) return false;
  if (times !== undefined && hits >= times) return false;
  return probability === undefined || random.next() < probability;
}
