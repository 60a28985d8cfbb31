import { configureAction, tokenActions, type Actions } from '../meta/actions';
import { knobsSchema } from './knobs';
import type { Instagram } from './state';

/**
 * Those of {@link tokenActions}, where a person is an account's username such as
 * `harbourlight.weekly`, and `configure`: sets any of the {@link knobsSchema} knobs and answers all
 * of them.
 */
export const actionsOf = (instagram: Instagram): Actions => ({
  ...tokenActions(instagram),
  configure: configureAction(instagram, knobsSchema),
});
