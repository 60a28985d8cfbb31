import { parseFields } from '../../meta/fields';
import { invalidParameter, noSuchObject, nonexistingField } from '../../meta/graph-error';
import { pageOf } from '../../meta/paging';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { commentsOf, visiblePosts } from './content';
import type { Post } from './content-state';
import { commentNode } from './file-nodes';
import { objectFor } from './objects';
import { admitNamedPage, admitPage, READING } from './page-caller';
import { postNode } from './post-node';

/** Unix seconds, or a date. */
const momentIn = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const at = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(at)) throw invalidParameter('Param since must be a timestamp');
  return at;
};

/**
 * `GET /{page}/published_posts`, `/posts` and `/feed`: newest first, without stories. Nobody but
 * the Page posts here, so they are the same.
 */
export const listPosts =
  (edge: string) =>
  async (facebook: Facebook, context: GraphContext): Promise<Response> => {
    const caller = await admitNamedPage(facebook, context, READING);
    const { page, params, accessToken, version } = caller;
    const since = momentIn(params('since')) ?? -Infinity;
    const until = momentIn(params('until')) ?? Infinity;
    const shownUntil = facebook.world.clock.now() - facebook.state.knobs.indexingLagMs;
    const isListed = (post: Post): boolean =>
      post.pageId === page.id &&
      post.format !== 'story' &&
      // Whole seconds, like the times that are shown.
      Math.floor(post.visibleAt / 1000) * 1000 >= since &&
      post.visibleAt <= Math.min(until, shownUntil);
    const requests = parseFields(params('fields'));
    const url = `${facebook.world.baseUrl()}/${version}/${page.id}/${edge}`;
    const items = visiblePosts(facebook).filter(isListed).reverse();
    const render = (post: Post) => postNode({ facebook, caller }, post, requests);
    return context.json(pageOf({ items, params, accessToken, url, render }));
  };

/** `GET /{post}/comments`. */
export const listComments = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const caller = await admitPage(facebook, context, READING);
  const id = context.req.param('id') ?? '';
  const object = objectFor({ facebook, caller }, id);
  if (!object) throw noSuchObject(id);
  if (object.kind !== 'post') throw nonexistingField('comments', object.kind);
  const { params, accessToken, version } = caller;
  const requests = parseFields(params('fields'));
  const url = `${facebook.world.baseUrl()}/${version}/${id}/comments`;
  const items = commentsOf(facebook, object.item);
  return context.json(
    pageOf({
      ...{ items, params, accessToken, url },
      render: (comment) => commentNode({ facebook, caller }, comment, requests),
    })
  );
};
