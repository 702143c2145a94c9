import type { ComponentChildren } from 'preact';
import type { StoredRows } from '#pbx/overview/kind.ts';

/** What every object of the overview has. */
export interface Overview {
  readonly id: number | string;
  readonly operation: string;
  readonly rows: readonly StoredRows[];
}

/** A property of an object, as a column of the list and as a line of the summary. */
export interface Property<Item> {
  readonly label: string;
  show(item: Item): ComponentChildren;
  /** How the summary shows it, if that says more than the list does. */
  showAll?(item: Item): ComponentChildren;
}

/** How the page shows the objects of a section. */
export interface Kind<Item extends Overview> {
  /** The value of the parameter `section` of the URL, and the name of the objects in the control plane. */
  readonly section: string;
  /** The heading of the list. */
  readonly title: string;
  /** What one object is called, in lower case. */
  readonly unit: string;
  /** What to do about an empty list. */
  readonly hint: string;
  /** The name of the object; the first column, which leads to it. */
  nameOf(item: Item): string;
  readonly isDisabled?: (item: Item) => boolean;
  readonly properties: readonly Property<Item>[];
  /** Properties that only the summary has. */
  readonly more?: readonly Property<Item>[];
}

/** One page of objects, as the mock answers it. */
export interface OverviewPage<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}
