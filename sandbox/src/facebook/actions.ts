import { z } from 'zod';

import { configureAction, tokenActions, type Actions } from '../meta/actions';
import { knobsSchema } from './knobs';
import { pageById, pagesOf } from './pages';
import { personByKey } from './people';
import type { Facebook } from './state';

const pageSelection = z.strictObject({
  /** Id of the Page. */
  page: z.string(),
});

const roleSelection = pageSelection.extend({
  /** Key of the person. @default everyone with a role on the Page */
  person: z.string().optional(),
  /** Gives the role back instead. @default false */
  restore: z.boolean().default(false),
});

const requirePage = (facebook: Facebook, id: string) => {
  const page = pageById(facebook, id);
  if (page) return page;
  const known = pagesOf(facebook).map((candidate) => `${candidate.id} (${candidate.name})`);
  throw new Error(`There is no Page ${id}. There are ${known.slice(0, 8).join(', ')}.`);
};

/**
 * Those of {@link tokenActions}, and:
 *
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `lose-page-role`: `{page, person?, restore?}`; the person's token for the Page is dead (190/492)
 *   and the Page is no longer listed. With `restore` everything works again.
 * - `delete-page`: `{page}`; it does not exist any more (100/33).
 */
export const actionsOf = (facebook: Facebook): Actions => ({
  ...tokenActions(facebook),
  configure: configureAction(facebook, knobsSchema),
  'lose-page-role'(input) {
    const { page: pageId, person, restore } = roleSelection.parse(input);
    const page = requirePage(facebook, pageId);
    if (person !== undefined && !personByKey(person)) throw new Error(`Nobody is "${person}".`);
    const people = person ? [person] : page.roles.map(({ personKey }) => personKey);
    const others = facebook.state.lostRoles.filter(
      (lost) => lost.pageId !== pageId || !people.includes(lost.personKey)
    );
    const lost = restore ? [] : people.map((personKey) => ({ personKey, pageId }));
    facebook.state.lostRoles = [...others, ...lost];
    facebook.world.changed();
    return { page: page.name, people };
  },
  'delete-page'(input) {
    const page = requirePage(facebook, pageSelection.parse(input).page);
    facebook.state.deletedPages.push(page.id);
    facebook.world.changed();
    return { page: page.name };
  },
});
