import { isFinal } from './action.ts';
import { appliesTo, type FaultFacts } from './match.ts';
import type { FaultRule } from './rule.ts';

/** A rule of a world with its counters. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** Number of requests that matched. */
  readonly seen: number;
  /** Number of requests for which the rule fired. */
  readonly hits: number;
}

/** Thrown when a rule cannot be added; the message says why. */
export class FaultRefused extends Error {}

/** Thrown when a world already has `maxFaults` rules. */
export class TooManyFaults extends FaultRefused {}

/** Maximum number of rules of a world, because each is evaluated for every request. */
export const maxFaults = 1000;

/** A source of random numbers from 0 (inclusive) to 1 (exclusive). */
interface RandomSource {
  next(): number;
}

type MutableFault = { -readonly [Key in keyof Fault]: Fault[Key] };

/** The fault rules of a world, in evaluation order, and the requests that they delay. */
export class Faults {
  #faults: MutableFault[] = [];
  #lastNumber = 0;
  readonly #releases = new Set<() => void>();
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

  /** Appends a rule. Throws `FaultRefused` if its id is taken, `TooManyFaults` if there are `maxFaults` rules. */
  add(rule: FaultRule): Fault {
    if (this.#faults.length >= maxFaults)
      throw new TooManyFaults(`there are ${maxFaults} faults, the limit; remove some first`);
    if (rule.id !== undefined && this.find(rule.id) !== undefined)
      throw new FaultRefused(`fault ${rule.id} already exists`);
    const fault = { ...rule, id: rule.id ?? this.#freeId(), seen: 0, hits: 0 };
    this.#faults.push(fault);
    return fault;
  }

  /** Replaces the rule with this id, or appends one; its counters start at 0. Throws `TooManyFaults`. */
  put(id: string, rule: FaultRule): Fault {
    const index = this.#faults.findIndex((fault) => fault.id === id);
    if (index < 0) return this.add({ ...rule, id });
    const fault = { ...rule, id, seen: 0, hits: 0 };
    this.#faults[index] = fault;
    return fault;
  }

  /** Replaces all rules. Throws `FaultRefused`, and changes nothing, if two have the same id or there are too many. */
  replace(rules: readonly FaultRule[]): void {
    const next = new Faults();
    // Reserve explicit ids before generating the others.
    const added = new Map(rules.filter(({ id }) => id !== undefined).map((rule) => [rule, next.add(rule)]));
    for (const rule of rules) if (rule.id === undefined) added.set(rule, next.add(rule));
    this.#faults = rules.flatMap((rule) => added.get(rule) ?? []);
  }

  /** Returns false if there is no rule with this id. */
  delete(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  /** Evaluates the rules for a request, updates their counters, and returns those that fire, up to the first that ends it. */
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

  /** Waits for `milliseconds`, or until the next reset or the close of the server. */
  async delay(milliseconds: number): Promise<void> {
    if (this.#isClosing) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), milliseconds);
      const cancel = this.onRelease(() => wake());
      const wake = () => {
        clearTimeout(timer);
        cancel();
        resolve();
      };
    });
  }

  /** Calls `release` once, at the next reset or when the server closes. Returns a function that cancels this. */
  onRelease(release: () => void): () => void {
    if (this.#isClosing) release();
    else this.#releases.add(release);
    return () => this.#releases.delete(release);
  }

  /** Releases the delayed requests and delays none from now on; called when the server closes. */
  releaseAll(): void {
    this.#isClosing = true;
    this.#release();
  }

  /** Removes all rules and releases the delayed requests. */
  reset(): void {
    this.#faults = [];
    this.#lastNumber = 0;
    this.#release();
  }

  #release(): void {
    for (const release of [...this.#releases]) release();
    this.#releases.clear();
  }

  #freeId(): string {
    do this.#lastNumber += 1;
    while (this.find(`f${this.#lastNumber}`) !== undefined);
    return `f${this.#lastNumber}`;
  }
}

/** Draws a random number only if everything else fits, so that requests that cannot fire do not advance the generator. */
function isTriggered({ trigger, seen, hits }: Fault, random: RandomSource): boolean {
  const { after, times, every, probability } = trigger;
  if (seen <= after || (seen - after) % every !== 0) return false;
  if (times !== undefined && hits >= times) return false;
  return probability === undefined || random.next() < probability;
}
