import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { answerJson } from './answers';
import { readCall, USER, versioned } from './call';
import { ownContainer, statusOf } from './container-status';
import { crawlCard } from './link-card';
import { GraphError, invalidParameter, notThereYet } from './graph-error';
import { spendQuota } from './quotas';
import { PUBLISH_SCOPE } from './scopes';
import type { Container, Post, Threads } from './state';
import { withTopic } from './topic';
import { expectSelf } from './user-path';
import { postById } from './visible-posts';

/** `POST /{user}/threads_publish`: the call that makes a post visible (PUB). */
export const publishRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = threads.world.faults.on('threads', 'publish');
  app.post(versioned(`${USER}/threads_publish`), fault, async (context) => {
    const scopes = [PUBLISH_SCOPE];
    const call = await readCall({ threads, context, scopes, allowed: ['creation_id'] });
    expectSelf(call);
    const { creation_id: id } = call.params;
    if (!id) throw invalidParameter('The parameter creation_id is required.');
    const container = ownContainer(threads, call.caller.account.id, id);
    if (!container) throw notThereYet();
    if (container.isCarouselItem) throw invalidParameter('A carousel item cannot be published.');
    return answerJson(call, { id: publishWhenReady(threads, container).id });
  });
};

type Published = Pick<Post, 'id'>;

const publishWhenReady = (threads: Threads, container: Container): Published => {
  const { world, state } = threads;
  const status = statusOf(threads, container);
  if (status === 'PUBLISHED') return publishAgain(threads, container);
  const isReady =
    status === 'FINISHED' && world.clock.now() >= container.readyAt + state.knobs.publishLagMs;
  if (!isReady) throw notThereYet();
  return publishContainer(threads, container);
};

/** Not documented: the knob `republish` plays each reading. */
const publishAgain = (threads: Threads, container: Container): Published => {
  const { republish } = threads.state.knobs;
  if (republish === 'again') return publishContainer(threads, container);
  if (republish === 'same-id' && container.publishedAs) return { id: container.publishedAs };
  throw notThereYet();
};

/** Makes the post of a container, if the account may post. */
export const publishContainer = (threads: Threads, container: Container): Published => {
  checkRestriction(threads);
  spendQuota(threads, container.accountId, container.replyToId === null ? 'posts' : 'replies');
  const post = newPost(threads, container);
  threads.state.posts.push(post);
  container.publishedAs = post.id;
  threads.world.ledger.record({
    platform: 'threads',
    accountId: post.accountId,
    id: post.id,
    sameness: samenessOf(post),
    at: post.createdAt,
  });
  threads.world.changed();
  // The crawler comes later; the answer never waits for it.
  void crawlCard(threads, post);
  return post;
};

const checkRestriction = ({ state }: Threads): void => {
  const { restriction } = state.knobs;
  if (restriction === 'spam') {
    const message = 'We restrict certain activity to protect our community.';
    throw new GraphError({ message, code: 4, subcode: 2_207_051 });
  }
  if (restriction === 'restricted') {
    const message = 'The Threads account is restricted.';
    throw new GraphError({ message, code: 24, subcode: 4_279_013 });
  }
};

const newPost = (threads: Threads, container: Container): Post => {
  const { world } = threads;
  const parent = parentOf(threads, container);
  const id = `17${world.random.digits(15)}`;
  return {
    id,
    shortcode: `D${world.random.token(10)}`,
    accountId: container.accountId,
    mediaType: container.mediaType,
    facts: withTopic(container.facts),
    media: container.media,
    replyToId: parent?.id ?? null,
    rootId: parent?.rootId ?? id,
    createdAt: world.clock.now(),
    deletedAt: null,
    card: null,
  };
};

/** A reply with a video that is published in a hurry stands alone (seen by publishers). */
const parentOf = (threads: Threads, container: Container): Post | null => {
  const { replyToId, media, readyAt } = container;
  if (replyToId === null) return null;
  const isHurried = threads.world.clock.now() < readyAt + threads.state.knobs.replyLinkMs;
  if (isHurried && media.some(({ kind }) => kind === 'video')) return null;
  return postById(threads, replyToId);
};

const samenessOf = ({ facts, media }: Post): string =>
  JSON.stringify([
    facts.text.normalize('NFC').trim(),
    facts.linkAttachment,
    facts.poll,
    media.map(({ blob }) => blob),
  ]);
