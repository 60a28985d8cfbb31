import type { Hono } from 'hono';

import { chanceOf } from '../kernel/keyed-chance';
import type { SandboxEnv } from '../kernel/platform-sandbox';
import { answerJson } from './answers';
import { readCall, versioned } from './call';
import { invalidParameter, noSuchObject } from './graph-error';
import { INSIGHTS_SCOPE } from './scopes';
import type { Post, Threads } from './state';
import { postById, repliesTo } from './visible-posts';

const TITLES = {
  views: 'Views',
  likes: 'Likes',
  replies: 'Replies',
  reposts: 'Reposts',
  quotes: 'Quotes',
  shares: 'Shares',
} as const;

export type InsightName = keyof typeof TITLES;

const isInsight = (name: string): name is InsightName => Object.hasOwn(TITLES, name);

const HOUR_MS = 3_600_000;
/** Half of all views come within so many hours. */
const HALF_LIFE_H = 6;
const MAX_VIEWS = 4_000;

/** Of so many views, one leads to … */
const VIEWS_PER = { likes: 18, reposts: 120, quotes: 400, shares: 260 } as const;

/** Numbers grow with the post's age, the same way in every run. */
export const insightsOf = (threads: Threads, post: Post): Record<InsightName, number> => {
  const ageH = (threads.world.clock.now() - post.createdAt) / HOUR_MS;
  const appeal = 0.1 + 0.9 * chanceOf('threads views', post.id);
  const views = Math.floor(MAX_VIEWS * appeal * (1 - 0.5 ** (ageH / HALF_LIFE_H)));
  const per = (each: number): number => Math.floor(views / each);
  return {
    views,
    likes: per(VIEWS_PER.likes),
    replies: answersTo(threads, post),
    reposts: per(VIEWS_PER.reposts),
    quotes: per(VIEWS_PER.quotes),
    shares: per(VIEWS_PER.shares),
  };
};

/** INS: everything below a root post, only direct answers of a reply. */
const answersTo = (threads: Threads, { id, replyToId }: Post): number => {
  const direct = repliesTo(threads, id);
  if (replyToId !== null) return direct.length;
  return direct.reduce((sum, reply) => sum + 1 + allBelow(threads, reply.id), 0);
};

const allBelow = (threads: Threads, id: string): number =>
  repliesTo(threads, id).reduce((sum, reply) => sum + 1 + allBelow(threads, reply.id), 0);

/** `GET /{media}/insights` (INS). */
export const insightRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = threads.world.faults.on('threads', 'insights');
  app.get(versioned('/:id{\\d+}/insights'), fault, async (context) => {
    const scopes = [INSIGHTS_SCOPE];
    const call = await readCall({ threads, context, scopes, allowed: ['metric'] });
    const id = context.req.param('id') ?? '';
    const post = postById(threads, id);
    if (post?.accountId !== call.caller.account.id) throw noSuchObject(id, 'GET');
    const names = (call.params.metric ?? '').split(',').map((name) => name.trim());
    const values = insightsOf(threads, post);
    const data = names.map((name) => {
      if (!isInsight(name)) {
        throw invalidParameter(`Param metric must be one of {${Object.keys(TITLES).join(', ')}}.`);
      }
      return {
        name,
        period: 'lifetime',
        values: [{ value: values[name] }],
        title: TITLES[name],
        id: `${id}/insights/${name}/lifetime`,
      };
    });
    return answerJson(call, { data });
  });
};
