import { optional } from './field.ts';
import { singleLine } from './text.ts';

/** The fields of a postal address. */
export const postalAddress = {
  address1: optional(singleLine(30), ''),
  address2: optional(singleLine(30), ''),
  city: optional(singleLine(128), ''),
  state: optional(singleLine(128), ''),
  zipcode: optional({ maxlen: 16, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -' }, ''),
  country: optional({ regexp: /^[A-Z]{2}$/, words: 'two capital letters, such as FR' }, ''),
};
