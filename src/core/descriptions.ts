import {
  type ActDescription,
  type Additions,
  idParameter,
  type Parameter,
  type StatusCase,
  withArticle,
} from './act-description.ts';
import { type Status, statusByDialect } from './missing.ts';
import type { Nouns, Reads } from './request.ts';

const anySearchText: Parameter = { name: 'search', words: 'the text to search for; everything matches without it' };
const searchText: Parameter = { name: 'search', words: 'the text to search for', isRequired: true };

/** The 400 of an act that reads a body. */
export const refusedBody: StatusCase = {
  status: 400,
  when: 'the body is not a JSON object, or breaks a rule; the mock says which one in the header `X-Mock-Reason`',
};

/** Returns the description of an act that lists all objects. */
export function listDescription({ statuses = [], ...others }: Additions = {}): ActDescription {
  return {
    summary: ({ many }: Nouns) => `List all ${many}`,
    ...others,
    statuses: [
      { status: 200, when: ({ many }: Nouns) => `the ${many}` },
      { status: 204, when: ({ many }: Nouns) => `there are no ${many}` },
      ...statuses,
    ],
  };
}

/** Returns the description of an act that answers the objects that match the parameter `search`. */
export function searchDescription(
  withoutText: 'all' | undefined,
  { parameters = [], statuses = [], ...others }: Additions,
): ActDescription {
  const unusable = withoutText === 'all' ? 'is a list or not UTF-8' : 'is missing, empty, a list or not UTF-8';
  return {
    summary: ({ many }: Nouns) => `Search ${many}`,
    ...others,
    parameters: [withoutText === 'all' ? anySearchText : searchText, ...parameters],
    statuses: [
      { status: 200, when: ({ many }: Nouns) => `the ${many} that match` },
      { status: 204, when: ({ one }: Nouns) => `no ${one} matches, or \`search\` ${unusable}` },
      ...statuses,
    ],
  };
}

/** Returns the description of an act that answers the object with the parameter `id`. */
export function viewDescription(
  { unknown, withoutId = unknown }: { readonly unknown: Status; readonly withoutId?: Status },
  { parameters = [], statuses = [], ...others }: Additions = {},
): ActDescription {
  return {
    summary: ({ one }: Nouns) => `View ${withArticle(one)}`,
    ...others,
    parameters: [idParameter, ...parameters],
    statuses: [
      { status: 200, when: ({ one }: Nouns) => `the ${one}` },
      { status: statusByDialect(unknown), when: ({ one }: Nouns) => `no ${one} has the \`id\`` },
      { status: statusByDialect(withoutId), when: '`id` is missing' },
      ...statuses,
    ],
  };
}

/** Returns the description of an act that adds the object in the body. */
export function addDescription(reads: Reads, { statuses = [], ...others }: Additions = {}): ActDescription {
  return {
    summary: ({ one }: Nouns) => `Add ${withArticle(one)}`,
    ...others,
    body: { reads },
    statuses: [{ status: 200, when: ({ one }: Nouns) => `the ${one} was added` }, refusedBody, ...statuses],
  };
}

interface Described {
  readonly reads: Reads;
  readonly isMerged?: true;
  readonly missing?: Status;
  readonly additions?: Additions;
}

/** Returns the description of an act that changes the object with the parameter `id`. */
export function editDescription({ reads, isMerged, missing: status = 404, additions = {} }: Described): ActDescription {
  const { parameters = [], statuses = [], ...others } = additions;
  return {
    summary: ({ one }: Nouns) => `Change ${withArticle(one)}`,
    ...others,
    parameters: [idParameter, ...parameters],
    body: { reads, ...(isMerged && { isMerged }) },
    statuses: [
      { status: 200, when: ({ one }: Nouns) => `the ${one} was changed` },
      { status: statusByDialect(status), when: ({ one }: Nouns) => `no ${one} has the \`id\`` },
      refusedBody,
      ...statuses,
    ],
  };
}

/** Returns the description of an act that deletes the object with the parameter `id`. */
export function removeDescription({ parameters = [], statuses = [], ...others }: Additions = {}): ActDescription {
  return {
    summary: ({ one }: Nouns) => `Delete ${withArticle(one)}`,
    ...others,
    parameters: [idParameter, ...parameters],
    statuses: [
      { status: 200, when: ({ one }: Nouns) => `the ${one} was deleted` },
      { status: 404, when: ({ one }: Nouns) => `no ${one} has the \`id\`` },
      ...statuses,
    ],
  };
}

/** Returns the description of an act that deletes all objects. */
export function removeAllDescription({ statuses = [], ...others }: Additions = {}): ActDescription {
  return {
    summary: ({ many }: Nouns) => `Delete all ${many}`,
    ...others,
    statuses: [
      { status: 200, when: ({ many }: Nouns) => `there were ${many}; those that could be deleted are gone` },
      { status: 204, when: ({ many }: Nouns) => `there were no ${many}` },
      ...statuses,
    ],
  };
}
