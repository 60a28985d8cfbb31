import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { answerJson } from './answers';
import { expectScope, readCall, USER, versioned, type Call } from './call';
import { fetchMedia } from './container-media';
import { CONTAINER_PARAMS, readContainerRequest, type ContainerRequest } from './container-params';
import { GraphError, invalidParameter } from './graph-error';
import type { ContainerError } from './knobs';
import { publishContainer } from './publish';
import { MANAGE_REPLIES_SCOPE, PUBLISH_SCOPE } from './scopes';
import { lookUp, type Container, type StoredMedia, type Threads } from './state';
import { expectSelf } from './user-path';
import { postById } from './visible-posts';

/** `POST /{user}/threads`: makes a container, which nobody sees (PUB). */
export const containerRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = threads.world.faults.on('threads', 'create-container');
  app.post(versioned(`${USER}/threads`), fault, async (context) => {
    const scopes = [PUBLISH_SCOPE];
    const call = await readCall({ threads, context, scopes, allowed: CONTAINER_PARAMS });
    expectSelf(call);
    const request = readContainerRequest(call);
    checkRelations(call, request);
    const container = await createContainer(call, request);
    const id = request.publishesItself ? publishContainer(threads, container).id : container.id;
    return answerJson(call, { id });
  });
};

/** What the post answers and quotes. */
const checkRelations = (call: Call, { replyToId, facts }: ContainerRequest): void => {
  const { threads, caller } = call;
  if (facts.quotedId !== null && !postById(threads, facts.quotedId)) {
    throw invalidParameter('Param quote_post_id must be the id of a post.');
  }
  if (replyToId === null) return;
  expectScope(call, MANAGE_REPLIES_SCOPE);
  const parent = postById(threads, replyToId);
  if (!parent || parent.facts.isGhost) {
    throw invalidParameter('Param reply_to_id must be the id of a post that can be answered.');
  }
  // REP: the owner of the root, or who may search for posts or see mentions.
  const { scopes } = caller.token;
  const isOwner = postById(threads, parent.rootId)?.accountId === caller.account.id;
  const mayAnswer = ['threads_keyword_search', 'threads_manage_mentions'];
  if (!isOwner && !mayAnswer.some((scope) => scopes.includes(scope))) {
    throw new GraphError({ message: 'You cannot reply to this post.', code: 10 });
  }
};

interface Contents {
  media: StoredMedia[];
  error: ContainerError | null;
  /** When all of its children are there, epoch ms; 0 without. */
  childrenReadyAt: number;
}

const createContainer = async (call: Call, request: ContainerRequest): Promise<Container> => {
  const { threads, caller } = call;
  const { world, state } = threads;
  const contents = await contentsOf(call, request);
  const createdAt = world.clock.now();
  const container: Container = {
    id: `18${world.random.digits(15)}`,
    accountId: caller.account.id,
    mediaType: request.mediaType,
    isCarouselItem: request.isCarouselItem,
    facts: request.facts,
    media: contents.media,
    replyToId: request.replyToId,
    createdAt,
    readyAt: Math.max(createdAt, contents.childrenReadyAt) + processingMs(threads, request),
    error: contents.error ?? forcedError(threads, request),
    publishedAs: null,
  };
  state.containers[container.id] = container;
  world.changed();
  return container;
};

const contentsOf = async (call: Call, request: ContainerRequest): Promise<Contents> => {
  const { mediaType, mediaUrl: url, altText } = request;
  if (mediaType === 'CAROUSEL') return childrenContents(call, request.children);
  if (url === null) return { media: [], error: null, childrenReadyAt: 0 };
  const kind = mediaType === 'VIDEO' ? 'video' : 'image';
  const fetched = await fetchMedia(call.threads, { kind, url, altText });
  if ('error' in fetched) return { media: [], error: fetched.error, childrenReadyAt: 0 };
  return { media: [fetched.media], error: null, childrenReadyAt: 0 };
};

/** Each child is a carousel item of the same account that still lives; one failed child fails all. */
const childrenContents = ({ threads, caller }: Call, ids: readonly string[]): Contents => {
  const children = ids.map((id) => {
    const child = lookUp(threads.state.containers, id);
    const isUsable =
      child?.isCarouselItem === true &&
      child.accountId === caller.account.id &&
      threads.world.clock.now() < child.createdAt + threads.state.knobs.containerLifeMs;
    if (!isUsable) throw invalidParameter(`Param children has an unknown carousel item: ${id}.`);
    return child;
  });
  return {
    media: children.flatMap(({ media }) => media),
    error: children.find(({ error }) => error)?.error ?? null,
    childrenReadyAt: Math.max(...children.map(({ readyAt }) => readyAt)),
  };
};

const processingMs = ({ state }: Threads, { mediaType }: ContainerRequest): number => {
  const { textProcessingMs, imageProcessingMs, videoProcessingMs } = state.knobs;
  if (mediaType === 'VIDEO') return videoProcessingMs;
  return mediaType === 'TEXT' ? textProcessingMs : imageProcessingMs;
};

const forcedError = ({ state }: Threads, { mediaType }: ContainerRequest): ContainerError | null =>
  mediaType === 'TEXT' ? null : state.knobs.containerError;
