import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import type { Markup } from '../../kernel/page-shell';
import { commentById, postById, visiblePosts } from '../publishing/content';
import type { Post } from '../publishing/content-state';
import { storyNumber } from '../publishing/permalinks';
import type { Facebook } from '../state';
import { storyPath } from './stories';

type Found = Post | null | undefined;

/** Every address under which Facebook shows one post. */
export const permalinkRoutes = (
  app: Hono<SandboxEnv>,
  facebook: Facebook,
  pageOf: (post: Post) => Markup
): void => {
  const find = (fits: (post: Post) => boolean): Found => visiblePosts(facebook).find(fits);
  const answer = (context: Context<SandboxEnv>, post: Found) => {
    if (!post) return context.notFound();
    const isElsewhere = post.format === 'story' && !context.req.path.startsWith('/stories/');
    return isElsewhere ? context.redirect(storyPath(post)) : context.html(pageOf(post));
  };
  const show = (paths: readonly string[], look: (context: Context<SandboxEnv>) => Found): void => {
    for (const path of paths) {
      for (const slash of ['', '/'])
        app.get(path + slash, (context) => answer(context, look(context)));
    }
  };
  const param = (context: Context<SandboxEnv>, name: string): string =>
    context.req.param(name) ?? '';
  const query = (context: Context<SandboxEnv>, name: string): string =>
    context.req.query(name) ?? '';
  show(['/:pair{[0-9]+_[0-9]+}'], (context) => {
    const id = param(context, 'pair');
    return postById(facebook, id) ?? postById(facebook, commentById(facebook, id)?.postId ?? '');
  });
  show(['/reel/:video', '/:page/videos/:video'], (context) =>
    find(({ videoId }) => videoId === param(context, 'video'))
  );
  show(['/watch'], (context) => find(({ videoId }) => videoId === query(context, 'v')));
  show(['/photo', '/photo.php'], (context) =>
    find(({ photoIds }) => photoIds.includes(query(context, 'fbid')))
  );
  show(['/:page/posts/:story', '/stories/:page/:story'], (context) =>
    find((post) => storyNumber(post) === param(context, 'story'))
  );
  show(['/permalink.php', '/story.php'], (context) =>
    postById(facebook, `${query(context, 'id')}_${query(context, 'story_fbid')}`)
  );
};
