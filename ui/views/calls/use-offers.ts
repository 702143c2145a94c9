import type { NumbersOverview } from '#pbx/overview/numbers.ts';
import { useLoad } from '../../lib/load.ts';
import { usePage } from '../../lib/page.ts';
import type { Offer } from '../../parts/field.tsx';

/** The most values that a field offers. */
const maxOffered = 500;

/** An object of the PBX with the members that tell people which one it is; each kind has some of them. */
interface NamedObject {
  readonly id: number;
  readonly name?: string;
  readonly number?: string;
}

/** The lists of the PBX whose ids a field can offer. */
const sections: Readonly<Record<string, string>> = {
  incall: 'incalls',
  user: 'users',
  group: 'groups',
  queue: 'queues',
  voicemail: 'voicemails',
};

/** The types of numbers that a person can call from or dial. */
const lineTypes: ReadonlySet<string> = new Set(['user']);
const dialledTypes: ReadonlySet<string> = new Set(['user', 'group', 'queue', 'meetme']);

/** Returns what a field for an object or number of this kind offers: ids with names, or numbers with their owners. */
export function useOffers(kind: string, side: 'from' | 'to'): readonly Offer[] {
  const { api } = usePage();
  const section = Object.hasOwn(sections, kind) ? sections[kind] : undefined;
  const { answer } = useLoad(
    async (signal): Promise<readonly Offer[]> => {
      const query = { limit: maxOffered };
      if (kind === 'number') {
        const { items } = await api.json<NumbersOverview>('pbx/numbers', { signal, query });
        const types = side === 'from' ? lineTypes : dialledTypes;
        return items.filter(({ type }) => types.has(type)).map(({ number, owner }) => [number, owner.label]);
      }
      if (section === undefined) return [];
      const { items } = await api.json<{ readonly items: readonly NamedObject[] }>(`pbx/${section}`, { signal, query });
      return items.map(({ id, name, number }) => [String(id), name ?? number ?? '']);
    },
    [api, kind, side],
  );
  return answer ?? [];
}
