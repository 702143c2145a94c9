import type { Random } from '#world/random.ts';
import { type Killable, type Program, started } from './child.ts';
import { type Bounds, expectBetween, expectKilled, expectSame, type Figures } from './expected.ts';
import { addEntity, control, type Held, heldBy } from './pbx.ts';
import { type CallName, calls, type Step } from './steps.ts';

const writers = 8;
const usersPerGenerate = 5;
const mostWrites = 40;

/** Concurrent changes by several clients until the mock is killed. */
interface Writing {
  readonly asked: Set<string>;
  readonly acknowledged: Set<string>;
  /** Resolves when the requested number is acknowledged. */
  readonly enough: Promise<void>;
  /** Resolves when no client can reach the mock. */
  readonly over: Promise<unknown>;
}

/** A state file across kills, with its expected content. */
export class PersistedState {
  readonly #program: Program;
  readonly #file: string;
  readonly #random: Random;
  readonly #figures: Figures;
  #baseline: Held = { entities: new Set(['entity']), users: 0 };
  #held: Held = this.#baseline;
  #running: Killable | undefined;
  #names = 0;

  constructor(parts: { program: Program; file: string; random: Random; figures: Figures }) {
    this.#program = parts.program;
    this.#file = parts.file;
    this.#random = parts.random;
    this.#figures = parts.figures;
  }

  /** Kills the mock after some acknowledged changes. */
  async killAfterWrites(): Promise<void> {
    const mock = await this.#mock();
    const writing = this.#write(mock.url);
    await writing.enough;
    await mock.kill();
    await writing.over;
    this.#figures.kills['after changes'] = (this.#figures.kills['after changes'] ?? 0) + 1;
    await this.#check(this.#boundsAfter(writing), { hasNewBaseline: false });
  }

  /** Kills the mock at a step of a request during concurrent writes. */
  async killWithin(name: CallName, step: Step): Promise<void> {
    const mock = await this.#mock();
    const saved = this.#held;
    if (name === 'restore') await control(mock.url, 'PUT snapshots/one');
    const writing = this.#write(mock.url);
    await writing.enough;
    await control(mock.url, calls[name].call, step.name);
    expectKilled(await mock.ended, step, this.#figures);
    await writing.over;
    const bounds = step.isDone ? this.#boundsOf(name, writing, saved) : this.#boundsAfter(writing);
    await this.#check(bounds, { hasNewBaseline: name === 'baseline' && step.isDone });
  }

  async stop(): Promise<void> {
    await this.#running?.kill();
  }

  async #mock(): Promise<Killable> {
    if (this.#running !== undefined) return this.#running;
    this.#figures.starts += 1;
    this.#running = await started(this.#program, this.#file);
    return this.#running;
  }

  #write(url: string): Writing {
    const [asked, acknowledged] = [new Set<string>(), new Set<string>()];
    const wanted = this.#random.between(1, mostWrites);
    let over: Promise<unknown> = Promise.resolve();
    const enough = new Promise<void>((resolve, reject) => {
      const write = async () => {
        for (;;) {
          const name = `e${this.#names++}`;
          asked.add(name);
          if (!(await addEntity(url, name))) return;
          acknowledged.add(name);
          this.#figures.acknowledged += 1;
          if (acknowledged.size === wanted) resolve();
        }
      };
      over = Promise.all(Array.from({ length: writers }, write));
      over.catch(reject);
    });
    return { asked, acknowledged, enough, over };
  }

  #boundsAfter({ asked, acknowledged }: Writing): Bounds {
    const { entities, users } = this.#held;
    return { least: new Set([...entities, ...acknowledged]), most: new Set([...entities, ...asked]), users };
  }

  /** The expected state after the request. */
  #boundsOf(name: CallName, writing: Writing, saved: Held): Bounds {
    const replaced = name === 'reset' ? this.#baseline : name === 'restore' ? saved : undefined;
    if (replaced !== undefined) return { least: replaced.entities, most: replaced.entities, users: replaced.users };
    const bounds = this.#boundsAfter(writing);
    return name === 'generate' ? { ...bounds, users: bounds.users + usersPerGenerate } : bounds;
  }

  /** Restarts the mock, and checks its state and, after a reset, its baseline. */
  async #check(bounds: Bounds, { hasNewBaseline }: { hasNewBaseline: boolean }): Promise<void> {
    this.#running = undefined;
    const { url } = await this.#mock();
    this.#held = await heldBy(url);
    expectBetween(this.#held, bounds, 'the state');
    this.#figures.unanswered += this.#held.entities.size - bounds.least.size;
    if (hasNewBaseline) this.#baseline = this.#held;
    if ((await control(url, 'POST reset')) !== 200) throw new Error('the baseline cannot be reset to');
    this.#held = await heldBy(url);
    expectSame(this.#held, this.#baseline, 'the baseline');
  }
}
