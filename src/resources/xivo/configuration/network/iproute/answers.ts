import * as z from 'zod';
import { columnAnswers, component } from '#pbx/json/answers.ts';

const route = component('Route', () =>
  z
    .strictObject(
      columnAnswers('iproute', {
        bool: ['disable'],
        about: {
          iface: 'name of the network interface that packets leave by, such as eth0',
          destination: 'IPv4 address of the network',
          gateway: 'IPv4 address of the router',
          disable: 'true for a route that is switched off; no act sets it',
          dcreate: 'time of creation, in Unix seconds',
        },
      }),
    )
    .describe('a static route to a network'),
);

/** The schemas of the answers of `network/iproute`. */
export const routeAnswers = { list: () => z.array(route()), search: () => z.array(route()), view: route };
