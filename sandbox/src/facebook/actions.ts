import { z } from 'zod';

import { configureAction, tokenActions, type Actions } from '../meta/actions';
import { knobsSchema } from './knobs';
import { issueToken } from './issue-token';
import { pageById, pagesOf, type Page } from './pages';
import { personByKey } from './people';
import { commentsForTests, listForTests } from './publishing/post-list';
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

const accountSelection = z.strictObject({
  /** Id, user name or name of the Page. @default the first one */
  account: z.string().optional(),
});

const selectedPage = (facebook: Facebook, input: Record<string, unknown>): Page => {
  const { account } = accountSelection.parse(input);
  const pages = pagesOf(facebook);
  const page =
    account === undefined
      ? pages[0]
      : pages.find(({ id, username, name }) => [id, username, name].includes(account));
  return page ?? requirePage(facebook, account ?? '');
};

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
 * - `issue-token`: `{account?}`; account and credentials of a Page, as a consent to everything gives.
 * - `posts`: what people see now, oldest first.
 * - `comments`: what Pages said under them.
 * - `exhaust-quota`: `{account?}`; the Page's next call is one too many for the day (80001).
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
  'issue-token': (input) => issueToken(facebook, selectedPage(facebook, input)),
  posts(input) {
    z.strictObject({}).parse(input);
    return listForTests(facebook);
  },
  comments(input) {
    z.strictObject({}).parse(input);
    return commentsForTests(facebook);
  },
  'exhaust-quota'(input) {
    const page = selectedPage(facebook, input);
    const { world, state } = facebook;
    const spent = { at: world.clock.now(), calls: state.knobs.pageCallsPerDay };
    state.usage[`pages:${page.id}`] = [spent];
    world.changed();
    return { page: page.name };
  },
});
