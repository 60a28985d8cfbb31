import type { Core } from '@strapi/types';

import type { LlmProviderId } from '../../llm/contract';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import { getService } from '../get-service';
import type { Answer, WrittenPost } from './answer';
import { answerKeyOf } from './answer-key';
import { askVendors, type VendorReply } from './ask-vendor';
import { checkPost, type CheckedPost } from './check-post';
import { isWanted, questionOf, type Job, type WantedPlace } from './job';
import { openDetector } from './language-check';
import { PROMPT_VERSION } from './prompt';
import { imageKeyOf, targetKeyOf, type TaskProblem } from './task';
import { writtenAnswerSchema, writtenOf } from './written-answer';

/** The words for a job, looked up and fitted. */
export interface WrittenWords {
  outcome: 'ai' | 'cached' | 'fitted';
  /** Why nobody wrote, or what went wrong on the way, in words; null: nothing to tell. */
  reason: string | null;
  provider: LlmProviderId | null;
  model: string | null;
  /** US dollars; null: not known. */
  costUsd: number | null;
  vendorMs: number;
  /** By target id; targets that nobody was asked for are missing. */
  posts: ReadonlyMap<number, CheckedPost>;
  /** By file id. */
  altTexts: ReadonlyMap<number, string>;
}

export interface WriteOrder {
  job: Job;
  ready: readonly ReadyProvider[];
  adaptationId: number;
  /** Leaves the cache alone. */
  fresh: boolean;
  signal?: AbortSignal;
}

/** Nobody wrote anything. */
export const notWritten = (reason: string): WrittenWords => ({
  ...{ outcome: 'fitted', reason, provider: null, model: null, costUsd: 0, vendorMs: 0 },
  ...{ posts: new Map(), altTexts: new Map() },
});

/**
 * One question for all targets. What does not stand is asked once more with what exactly is wrong;
 * what then still does not stand is left to the wording without AI.
 */
export const writeWords = async (strapi: Core.Strapi, order: WriteOrder): Promise<WrittenWords> => {
  const { job, ready, fresh } = order;
  const wanted = job.places.filter(isWanted);
  const question = questionOf(job, wanted);
  const keys = ready.map(({ provider, seesImages }) =>
    answerKeyOf(seesImages ? question.request : question.blind, provider)
  );
  const cached = fresh ? null : await findCached(strapi, order, keys);
  if (cached) return { ...cached, ...(await checkedOf(job, wanted, cached.answer)) };
  const { site } = job;
  const calls = { site, ready, adaptationId: order.adaptationId, signal: order.signal };
  const asking = askVendors(strapi, { ...calls, ...question, purpose: 'adaptation' });
  const warming = setTimeout(() => warmUp(job), WARM_UP_AFTER_MS);
  const first = await asking.finally(() => clearTimeout(warming));
  if (first.failure !== null) return failed(first, first.failure);
  const repaired = await repair(strapi, { order, wanted, first });
  const { reply, posts } = repaired;
  if (areAllUsable(wanted, posts)) keepAside(strapi, { order, keys, reply });
  return {
    ...{ outcome: 'ai', provider: first.provider, model: first.model },
    ...{ reason: reply.remarks.join(' ') || null, costUsd: reply.costUsd },
    ...{ vendorMs: reply.vendorMs, posts, altTexts: altTextsOf(job, reply.answer) },
  };
};

/** The question is on its way by then; what the answer is held against is read meanwhile. ms */
const WARM_UP_AFTER_MS = 30;

const warmUp = ({ source }: Job): void => {
  source();
  void openDetector();
};

/** What is worth keeping: of anything less, the next try may make more. */
const areAllUsable = (
  wanted: readonly WantedPlace[],
  posts: ReadonlyMap<number, CheckedPost>
): boolean => wanted.every(({ order: { target } }) => posts.get(target.id)?.composed);

/** What the purse says is more exact than that nobody could be asked. */
const failed = ({ costUsd, vendorMs, remarks }: VendorReply, failure: string): WrittenWords => ({
  ...notWritten([failure, ...remarks].join(' ')),
  ...{ costUsd, vendorMs },
});

interface Repair {
  order: WriteOrder;
  wanted: readonly WantedPlace[];
  first: VendorReply;
}

interface Repaired {
  /** Both calls together. */
  reply: VendorReply;
  posts: ReadonlyMap<number, CheckedPost>;
}

/** Asks once more for the targets whose words do not stand, and takes what is better. */
const repair = async (strapi: Core.Strapi, { order, wanted, first }: Repair): Promise<Repaired> => {
  const { job, ready, adaptationId, signal } = order;
  const posts = await checkAll(job, wanted, first.answer.posts);
  const problems = problemsOf(wanted, posts, first.answer);
  if (problems.length === 0) return { reply: first, posts };
  const again = wanted.filter(({ order: { target } }) =>
    problems.some(({ key }) => key === null || key === targetKeyOf(target.id))
  );
  const question = questionOf({ ...job, images: [] }, again, problems);
  const { site } = job;
  const calls = { site, ready, adaptationId, signal };
  const second = await askVendors(strapi, { ...calls, ...question, purpose: 'repair' });
  const better = await checkAll(job, again, second.answer.posts);
  const chosen = new Map([...better].filter(([id, post]) => isBetter(post, posts.get(id))));
  const keys = new Set([...chosen.keys()].map(targetKeyOf));
  const written = new Map([...second.answer.posts].filter(([key]) => keys.has(key)));
  return { reply: bothOf(first, second, written), posts: new Map([...posts, ...chosen]) };
};

const isBetter = (later: CheckedPost, earlier: CheckedPost | undefined): boolean =>
  !earlier?.composed ||
  (later.composed !== null && later.problems.length <= earlier.problems.length);

/** @param written what was better the second time */
const bothOf = (
  first: VendorReply,
  second: VendorReply,
  written: ReadonlyMap<string, WrittenPost>
): VendorReply => ({
  ...first,
  answer: { ...first.answer, posts: new Map([...first.answer.posts, ...written]) },
  costUsd:
    first.costUsd === null || second.costUsd === null ? null : first.costUsd + second.costUsd,
  vendorMs: first.vendorMs + second.vendorMs,
  remarks: [...new Set([...first.remarks, ...second.remarks])],
});

/** What the model is told: of the answer as a whole first. */
const problemsOf = (
  wanted: readonly WantedPlace[],
  posts: ReadonlyMap<number, CheckedPost>,
  answer: Answer
): TaskProblem[] => {
  if (answer.posts.size === 0) return answer.problems;
  return [
    ...answer.problems,
    ...wanted.flatMap(({ order: { target } }) => {
      const problems = posts.get(target.id)?.problems ?? [];
      return problems.length > 0 ? [{ key: targetKeyOf(target.id), problems }] : [];
    }),
  ];
};

const checkAll = async (
  { source }: Job,
  wanted: readonly WantedPlace[],
  posts: ReadonlyMap<string, WrittenPost>
): Promise<Map<number, CheckedPost>> => {
  const checked = new Map<number, CheckedPost>();
  for (const place of wanted) {
    const { id } = place.order.target;
    const written = posts.get(targetKeyOf(id));
    if (written) checked.set(id, await checkPost({ place, written, source: source() }));
  }
  return checked;
};

const checkedOf = async (job: Job, wanted: readonly WantedPlace[], answer: Answer) => ({
  posts: await checkAll(job, wanted, answer.posts),
  altTexts: altTextsOf(job, answer),
});

/** What can be seen on a picture stands in no article: only what is dangerous is looked for. */
const altTextsOf = ({ images, source, loaded }: Job, { altTexts }: Answer): Map<number, string> => {
  const written = images.flatMap(({ fileId }) => {
    const altText = altTexts.get(imageKeyOf(fileId));
    return altText === undefined ? [] : [{ fileId, altText }];
  });
  if (written.length === 0) return new Map();
  const { language } = loaded.entry;
  const guarded = source().check({ texts: [], hashtags: [], altTexts: written, language });
  return new Map(guarded.altTexts.map(({ fileId, altText }) => [fileId, altText]));
};

type Cached = Omit<WrittenWords, 'posts' | 'altTexts'> & { answer: Answer };

const findCached = async (
  strapi: Core.Strapi,
  { job, adaptationId }: WriteOrder,
  keys: readonly string[]
): Promise<Cached | null> => {
  const usage = getService(strapi, 'aiUsage');
  const hit = await usage.cache.find(keys);
  // Another version of the plugin may have kept it in another shape.
  const written = hit && writtenAnswerSchema.safeParse(hit.value).data;
  if (!hit || !written) return null;
  const { provider, model } = hit;
  const { site } = job;
  await usage.recordCached({ site, promptVersion: PROMPT_VERSION, adaptationId, provider, model });
  const answer = {
    posts: new Map(Object.entries(written.posts)),
    altTexts: new Map(Object.entries(written.altTexts)),
    problems: [],
  };
  return {
    ...{ outcome: 'cached', reason: null, provider, model, costUsd: 0, vendorMs: 0, answer },
  };
};

interface Keeping {
  order: WriteOrder;
  /** In the order of the providers. */
  keys: readonly string[];
  reply: VendorReply;
}

/** Nobody waits for it; without it the same question is only paid again. */
const keepAside = (strapi: Core.Strapi, keeping: Keeping): void => {
  keep(strapi, keeping).catch((error: unknown) => {
    strapi.log.warn(
      `Social distribution: an answer of an AI could not be kept for the next time: ${String(error)}`
    );
  });
};

const keep = async (strapi: Core.Strapi, { order, keys, reply }: Keeping): Promise<void> => {
  const { provider, model, answer } = reply;
  const index = order.ready.findIndex((one) => one.provider.id === provider);
  const key = keys[index];
  if (key === undefined || provider === null || model === null) return;
  const { id: siteId } = order.job.site;
  const value = writtenOf(answer);
  await getService(strapi, 'aiUsage').cache.save({ key, siteId, provider, model, value });
};
