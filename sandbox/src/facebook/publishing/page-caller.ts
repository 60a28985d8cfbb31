import { notAllowed } from '../../meta/graph-error';
import { isGranted } from '../../meta/grants';
import { admit, type Caller } from '../caller';
import type { GraphContext } from '../graph';
import { roleOn, type Page, type Task } from '../pages';
import type { Facebook } from '../state';

/** Who publishes as a Page. */
export interface PageCaller extends Caller {
  page: Page;
}

interface Needs {
  permissions: readonly string[];
  task: Task;
}

const PUBLISHING: Needs = {
  permissions: ['pages_manage_posts', 'pages_read_engagement'],
  task: 'CREATE_CONTENT',
};
export const COMMENTING: Needs = {
  permissions: ['pages_manage_engagement', 'pages_read_engagement'],
  task: 'MODERATE',
};
export const MEASURING: Needs = {
  permissions: ['read_insights', 'pages_read_engagement'],
  task: 'ANALYZE',
};
export const READING: Needs = { permissions: ['pages_read_engagement'], task: 'CREATE_CONTENT' };

/** The words for all of: a person's token, another Page's, a missing permission, a missing task. */
const refusal = ({ permissions }: Needs) =>
  notAllowed(
    permissions.includes('pages_manage_posts')
      ? 'If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission'
      : `Requires ${permissions.join(' and ')} permission to manage the object.`
  );

/** A call with the Page's own token, by somebody who may do it there. */
export const admitPage = async (
  facebook: Facebook,
  context: GraphContext,
  needs: Needs = PUBLISHING
): Promise<PageCaller> => {
  const caller = await admit(facebook, context);
  const { page, grant, person } = caller;
  const mayAll = needs.permissions.every((permission) => isGranted(grant, permission));
  const role = page && roleOn(facebook, page, person.key);
  if (!page || !mayAll || !role?.tasks.includes(needs.task)) throw refusal(needs);
  return { ...caller, page };
};

/** The same, about the Page that stands in the path. */
export const admitNamedPage = async (
  facebook: Facebook,
  context: GraphContext,
  needs: Needs = PUBLISHING
): Promise<PageCaller> => {
  const caller = await admitPage(facebook, context, needs);
  const id = context.req.param('id') ?? 'me';
  if (id === 'me' || id === caller.page.id) return caller;
  throw refusal(needs);
};
