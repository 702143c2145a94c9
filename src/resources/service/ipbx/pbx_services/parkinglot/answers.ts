import * as z from 'zod';
import { columnAnswers, component, numeral } from '#pbx/json/answers.ts';
import { lotFields } from './body.ts';

/** The casts of a parking lot. */
export const lotCasts = { int: ['id'], bool: ['commented'] } as const;

/** A body stores exactly its keys, so that a field that it lacks is NULL. */
const fields = Object.fromEntries(
  Object.entries(lotFields).map(([name, field]) => [name, { ...field, whenEmpty: null }]),
);

const lot = component('ParkingLot', () =>
  z.strictObject(
    columnAnswers('parkinglot', {
      ...lotCasts,
      fields,
      blanks: true,
      about: {
        extension: 'number that parks a call',
        positions: 'number of places, whose numbers follow the extension',
        next: '1 if places are taken in turn',
        duration: 'seconds after which a parked call comes back',
        calltransfers: 'who may transfer a call that was parked',
        callreparking: 'who may park it again',
        callhangup: 'who may end it by digits',
        callrecording: 'who may record it',
        musicclass: 'class of the music that a parked caller hears',
        hints: '1 if phones can watch the places',
        commented: 'true if the parking lot is disabled',
      },
    }),
  ),
);

/** The schemas of the answers of `pbx_services/parkinglot`. */
export const parkinglotAnswers = {
  list: () => z.array(lot()),
  view: lot,
  add: () => numeral().describe('id of the new parking lot'),
};
