import { noSuch } from '#input/unknown-name.ts';
import { applyFixtures, modeOf } from '#seeding/apply.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import type { StateDocument } from '#seeding/states/state-documents.ts';
import { stateKey } from '#seeding/states/state-key.ts';
import type { Snapshot } from '#world/snapshots.ts';
import type { World } from '#world/world.ts';
import type { ProviderStateDocuments } from './control-plane.ts';
import { problem } from './problem.ts';
import { restoreSnapshot } from './starting-state.ts';

/** A state that a contract test can name: a snapshot of the world, or a fixture document that the mock was started with. */
export type ProviderState =
  | ({ readonly kind: 'fixture' } & StateDocument)
  | { readonly kind: 'snapshot'; readonly name: string; readonly snapshot: Snapshot };

/** The provider states of a world, sorted by name. A snapshot hides a document that is the same state. */
export function providerStatesOf(world: World, { documents }: ProviderStateDocuments): readonly ProviderState[] {
  const snapshots = world.snapshots
    .all()
    .map((snapshot) => ({ kind: 'snapshot' as const, name: snapshot.name, snapshot }));
  const hidden = new Set(snapshots.map(({ name }) => stateKey(name)));
  const fixtures = documents.filter(({ name }) => !hidden.has(stateKey(name)));
  const states = [...snapshots, ...fixtures.map((document) => ({ kind: 'fixture' as const, ...document }))];
  return states.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Brings a world into states besides those that it is in. Throws a 404 problem for an unknown name, and otherwise as `enterStates`. */
export function addStates(world: World, names: readonly string[], documents: ProviderStateDocuments): void {
  const known = providerStatesOf(world, documents);
  const states = [...world.providerStates, ...names].map((name) => stateNamed(known, name));
  enterStates(world, [...new Set(states)], documents);
}

function stateNamed(states: readonly ProviderState[], name: string): ProviderState {
  const key = stateKey(name);
  const state = states.find((each) => each.name === name) ?? states.find((each) => stateKey(each.name) === key);
  if (state !== undefined) return state;
  const advice = states.length === 0 ? '; save a snapshot of this name, or start with --states FOLDER' : '';
  const names = states.map((each) => each.name);
  throw problem(404, noSuch('provider state', name, names) + advice);
}

/**
 * Resets the world and brings it into all these states: first the one that is a complete state, if any, then the others in their order.
 * Throws a 409 problem if two are complete, which changes nothing, or if a document cannot be applied, which leaves the baseline.
 */
function enterStates(world: World, states: readonly ProviderState[], { strict }: ProviderStateDocuments): void {
  const [complete, other] = states.filter(isComplete);
  if (complete !== undefined && other !== undefined) {
    const message = `the provider states ${complete.name} and ${other.name} both replace the whole state; set up one of them`;
    throw problem(409, message);
  }
  if (complete?.kind === 'snapshot') restoreSnapshot(world, complete.snapshot);
  else world.reset();
  const ordered = [...states.filter(isComplete), ...states.filter((state) => !isComplete(state))];
  for (const state of ordered) if (state.kind === 'fixture') applyDocument(world, state, { strict });
  world.enterProviderStates(states.map(({ name }) => name));
}

/** Whether a state holds everything, so that nothing of another one stays. */
function isComplete(state: ProviderState): boolean {
  return state.kind === 'snapshot' || modeOf(state.document) === 'replace';
}

function applyDocument(world: World, { name, document }: StateDocument, options: { strict: boolean }): void {
  try {
    const applied = applyFixtures(world, document, options);
    world.publish({ type: 'fixtures', mode: modeOf(document), applied });
  } catch (error) {
    world.reset();
    if (!(error instanceof InvalidFixtures)) throw error;
    throw problem(409, `the provider state ${name} cannot be set up: ${error.summary}`, error.problems);
  }
}
