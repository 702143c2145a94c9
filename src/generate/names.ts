import type { Random } from '#world/random.ts';

const firstNames = [
  'Alice',
  'Amélie',
  'Antoine',
  'Aurélie',
  'Benoît',
  'Camille',
  'Cédric',
  'Chloé',
  'Claire',
  'David',
  'Élodie',
  'Émile',
  'Fabien',
  'François',
  'Gaëlle',
  'Guillaume',
  'Hélène',
  'Hugo',
  'Inès',
  'Jean',
  'Julie',
  'Karim',
  'Laure',
  'Léa',
  'Louis',
  'Lucie',
  'Marc',
  'Marie',
  'Mathieu',
  'Nadia',
  'Nicolas',
  'Noémie',
  'Olivier',
  'Paul',
  'Pauline',
  'Quentin',
  'Rachel',
  'Romain',
  'Sarah',
  'Sébastien',
  'Sophie',
  'Thomas',
  'Valérie',
  'Vincent',
  'Yann',
  'Zoé',
] as const;
const lastNames = [
  'Andrieu',
  'Barbier',
  'Bernard',
  'Blanchard',
  'Bonnet',
  'Boucher',
  'Chevalier',
  'Colin',
  'David',
  'Dubois',
  'Dupont',
  'Durand',
  'Fabre',
  'Faure',
  'Fontaine',
  'Fournier',
  'Garcia',
  'Gauthier',
  'Girard',
  'Guérin',
  'Henry',
  'Lambert',
  'Laurent',
  'Lefèvre',
  'Legrand',
  'Lemoine',
  'Leroy',
  'Marchand',
  'Martin',
  'Mercier',
  'Meunier',
  'Michel',
  'Moreau',
  'Morel',
  'Muller',
  'Nguyen',
  'Noël',
  'Perrin',
  'Petit',
  'Picard',
  'Renard',
  'Richard',
  'Robert',
  'Roche',
  'Rousseau',
  'Roux',
  'Royer',
  'Simon',
  'Thomas',
  'Vasseur',
  'Vidal',
] as const;
const trades = [
  'Assurances',
  'Conseil',
  'Énergie',
  'Habitat',
  'Informatique',
  'Logistique',
  'Santé',
  'Voyages',
] as const;

/** Names of groups and queues. */
export const departments = [
  'sales',
  'support',
  'accounting',
  'reception',
  'logistics',
  'workshop',
  'legal',
  'press',
] as const;

/** Skills of agents, by category. */
export const skillCatalogue: readonly { readonly category: string; readonly names: readonly string[] }[] = [
  { category: 'languages', names: ['english', 'french', 'german', 'spanish'] },
  { category: 'topics', names: ['billing', 'hardware', 'software'] },
];

/** Returns a random item. Throws an `Error` if there are none. */
export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.between(0, items.length - 1)];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}

/** Returns a random French name. */
export function personName(random: Random): { firstname: string; lastname: string } {
  return { firstname: oneOf(random, firstNames), lastname: oneOf(random, lastNames) };
}

/** Returns a random company name: `Moreau Logistique`. */
export function companyName(random: Random): string {
  return `${oneOf(random, lastNames)} ${oneOf(random, trades)}`;
}

/** Converts a name to lower case without accents, for an e-mail address. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
