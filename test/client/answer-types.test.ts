import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type * as about from '#admin/answers/about.ts';
import type * as accounts from '#admin/answers/accounts.ts';
import type * as effects from '#admin/answers/effects.ts';
import type * as faults from '#admin/answers/faults.ts';
import type * as journal from '#admin/answers/journal.ts';
import type * as providerStates from '#admin/answers/provider-states.ts';
import type * as snapshots from '#admin/answers/snapshots.ts';
import type * as state from '#admin/answers/state.ts';
import type * as worlds from '#admin/answers/worlds.ts';
import type * as client from '#index.ts';

/** The type without its `readonly` modifiers, which schemas and interfaces set in different places. */
type Plain<Type> = Type extends readonly (infer Item)[]
  ? Plain<Item>[]
  : Type extends object
    ? { -readonly [Key in keyof Type]: Plain<Type[Key]> }
    : Type;

type AnswerTo<Schema extends () => z.ZodType> = Plain<z.output<ReturnType<Schema>>>;

/** True if each type can be used as the other. */
type Agree<One, Other> = [One, Other] extends [Other, One] ? true : false;

// These are checked by the compiler: `npm run types`.
test('the answer types of the client are those of the schemas', () => {
  expectTypeOf<Agree<Plain<client.VersionAnswer>, AnswerTo<typeof about.versionAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.HealthAnswer>, AnswerTo<typeof about.healthAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.ConfigAnswer>, AnswerTo<typeof about.configAnswer>['options']>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.OperationAnswer>, AnswerTo<typeof about.operationsAnswer>['operations'][number]>
  >().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.AccountAnswer>, AnswerTo<typeof accounts.accountAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.ResetAnswer>, AnswerTo<typeof snapshots.restoreAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.BaselineAnswer>, AnswerTo<typeof snapshots.baselineAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.SnapshotAnswer>, AnswerTo<typeof snapshots.snapshotAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.ProviderStatesAnswer>, AnswerTo<typeof providerStates.providerStatesAnswer>>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.StateChangeAnswer>, AnswerTo<typeof providerStates.stateChangeAnswer>>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.DifferenceAnswer>, AnswerTo<typeof snapshots.differenceAnswer>>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.JournalMeta>, AnswerTo<typeof journal.requestsAnswer>['meta']>
  >().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.RequestEntry>, AnswerTo<typeof journal.requestAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.RequestsAnswer>, AnswerTo<typeof journal.requestsAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<
    Agree<Plain<client.NearMissAnswer>, AnswerTo<typeof journal.verifyAnswer>['nearMisses'][number]>
  >().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.EffectsAnswer>, AnswerTo<typeof effects.effectsAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.FaultAnswer>, AnswerTo<typeof faults.faultAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.FaultsAnswer>, AnswerTo<typeof faults.faultsAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.FixturesAnswer>, AnswerTo<typeof state.fixturesAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.GenerateAnswer>, AnswerTo<typeof state.generateAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.ClockAnswer>, AnswerTo<typeof state.clockAnswer>>>().toEqualTypeOf<true>();
  expectTypeOf<Agree<Plain<client.WorldAnswer>, AnswerTo<typeof worlds.worldAnswer>>>().toEqualTypeOf<true>();
});

test('the client says less about a verdict than its schema, and nothing else', () => {
  expectTypeOf<AnswerTo<typeof journal.verifyAnswer>>().toExtend<Plain<client.VerifyAnswer>>();
  expectTypeOf<keyof client.VerifyAnswer>().toEqualTypeOf<keyof AnswerTo<typeof journal.verifyAnswer>>();
});
