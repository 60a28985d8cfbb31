import type { Core } from '@strapi/types';

import { ACTIONS, PLUGIN_ID, type ActionId } from '../constants';
import { asToken } from '../controllers/automation/as-token';
import { once } from '../controllers/automation/once';
import { withinLimit } from '../controllers/automation/within-limit';

/** A route of the content API, for programs with an API token. */
export interface TokenRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/distribution`. */
  path: string;
  /** `controller.action`; with the plugin before it, what an admin grants a token. */
  handler: string;
  /** What the same needs of a person. */
  actions: readonly ActionId[];
  /** It changes something, so it takes an `Idempotency-Key`. */
  isChange: boolean;
}

type Route = [TokenRoute['method'], path: string, handler: string, ...actions: ActionId[]];

const reading = (...[method, path, handler, ...actions]: Route): TokenRoute => ({
  ...{ method, path, handler, actions },
  isChange: false,
});

const changing = (...route: Route): TokenRoute => ({ ...reading(...route), isChange: true });

const { read, compose, distribute, schedule } = ACTIONS;

/** The twin of the admin routes that automation is made of. */
export const automationRoutes: readonly TokenRoute[] = [
  reading('GET', '/connections', 'automationAccounts.find', read),
  reading('GET', '/targets', 'automationTargets.find', read),
  reading('POST', '/preview', 'automationPosts.preview', compose),
  reading('POST', '/dispatch/dry-run', 'automationPosts.dryRun', compose),
  changing('POST', '/dispatch', 'automationPosts.dispatch', distribute),
  reading('GET', '/deliveries', 'automationDeliveries.find', read),
  reading('GET', '/deliveries/:id', 'automationDeliveries.findOne', read),
  changing('POST', '/deliveries/:id/retry', 'automationDeliveries.retry', distribute),
  changing('POST', '/deliveries/:id/cancel', 'automationDeliveries.cancel', distribute),
  reading('GET', '/schedules', 'automationSchedules.find', read),
  changing('POST', '/schedules', 'automationSchedules.create', schedule, distribute),
  changing('PUT', '/schedules/:id', 'automationSchedules.update', schedule, distribute),
  changing('DELETE', '/schedules/:id', 'automationSchedules.delete', schedule, distribute),
];

/** What an admin grants a token for a route: `plugin::social-distribution.automationPosts.dispatch`. */
export const scopeOf = ({ handler }: TokenRoute): string => `plugin::${PLUGIN_ID}.${handler}`;

const PATH = '/distribution';

/** As Strapi takes them: it checks the token's right to call each before anything else. */
export const tokenRoutes = (strapi: Core.Strapi) =>
  automationRoutes.map(({ method, path, handler, actions, isChange }) => ({
    method,
    path: `${PATH}${path}`,
    handler,
    config: {
      // The path is whole; the list of what a token may call shows it as it is.
      prefix: '',
      middlewares: [
        asToken(strapi, actions),
        withinLimit(strapi),
        ...(isChange ? [once(strapi)] : []),
      ],
    },
  }));
