import type { Core } from '@strapi/types';

import type { LlmProviderId } from '../../llm/contract';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import type { Answer, WrittenPost } from './answer';
import { askVendors, type VendorReply } from './ask-vendor';
import { checkPost, type CheckedPost } from './check-post';
import { questionOf, type Job, type WantedPlace } from './job';
import type { KeptAnswer } from './kept-answers';
import { openDetector } from './language-check';
import type { Purses } from './purses';
import { imageKeyOf, targetKeyOf, type TaskProblem } from './task';

/** The words for a job, looked up and fitted. */
export interface WrittenWords {
  outcome: 'ai' | 'cached' | 'fitted';
  /** Why nobody wrote, or what somebody has to see to all the same, in words; null: nothing. */
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
  /** What is worth keeping for the next time, and by whom it is; null: nothing. */
  worthKeeping: { by: ReadyProvider; answer: Answer } | null;
}

export interface WriteOrder {
  job: Job;
  ready: readonly ReadyProvider[];
  /** Asked for while a vendor writes. */
  adaptationId(this: void): Promise<number>;
  /** They have to be settled afterwards, whatever comes of it. */
  purses: Purses;
  /** What a model answered to the same before. */
  kept: KeptAnswer | null;
  signal?: AbortSignal;
}

const NOT_ASKED = {
  ...{ provider: null, model: null, costUsd: 0, vendorMs: 0, worthKeeping: null },
} as const;

/** Nobody wrote anything. */
export const notWritten = (reason: string): WrittenWords => ({
  ...{ ...NOT_ASKED, outcome: 'fitted', reason, posts: new Map(), altTexts: new Map() },
});

/**
 * One question for all targets. What does not stand is asked once more with what exactly is wrong;
 * what then still does not stand is left to the wording without AI.
 */
export const writeWords = async (strapi: Core.Strapi, order: WriteOrder): Promise<WrittenWords> => {
  const { job, kept } = order;
  if (kept) return fromKept(job, kept);
  const asking = askVendors(strapi, { ...callsOf(order), purpose: 'adaptation' });
  const asked = setTimeout(() => whileNobodyWaits(order), ASKED_AFTER_MS);
  const first = await asking.finally(() => clearTimeout(asked));
  if (first.failure !== null) return failed(order, first);
  const { reply, posts } = await repair(strapi, { order, first });
  const { provider, model, costUsd, vendorMs, answer, notes } = reply;
  const by = order.ready.find((one) => one.provider.id === provider);
  return {
    ...{ outcome: 'ai', provider, model, costUsd, vendorMs, posts },
    reason: notes.join(' ') || null,
    altTexts: altTextsOf(job, answer),
    worthKeeping: by && areAllUsable(job.wanted, posts) ? { by, answer } : null,
  };
};

/** The question is on its way by then. ms */
const ASKED_AFTER_MS = 30;

/** What the answer is held against is read meanwhile. */
const whileNobodyWaits = ({ job, adaptationId }: WriteOrder): void => {
  // Whoever needs the number hears of a failure as well.
  adaptationId().catch(() => undefined);
  job.source().warm();
  void openDetector();
};

const callsOf = ({ job, ready, adaptationId, purses, signal }: WriteOrder) => ({
  ...{ site: job.site, ready, adaptationId, purses, question: job.question() },
  ...(signal ? { signal } : {}),
});

const fromKept = async (
  job: Job,
  { provider, model, answer }: KeptAnswer
): Promise<WrittenWords> => ({
  ...{ ...NOT_ASKED, outcome: 'cached', reason: null, provider, model },
  posts: await checkAll(job, job.wanted, answer.posts),
  altTexts: altTextsOf(job, answer),
});

/** What is worth keeping: of anything less, the next try may make more. */
const areAllUsable = (
  wanted: readonly WantedPlace[],
  posts: ReadonlyMap<number, CheckedPost>
): boolean => wanted.every(({ order: { target } }) => posts.get(target.id)?.composed);

/** What the purse says is more exact than that nobody could be asked. */
const failed = (
  { purses }: WriteOrder,
  { failure, costUsd, vendorMs }: VendorReply
): WrittenWords => ({
  ...notWritten([failure, ...purses.warnings()].join(' ')),
  ...{ costUsd, vendorMs },
});

interface Repair {
  order: WriteOrder;
  first: VendorReply;
}

interface Repaired {
  /** Both calls together. */
  reply: VendorReply;
  posts: ReadonlyMap<number, CheckedPost>;
}

/** Asks once more for the targets whose words do not stand, and takes what is better. */
const repair = async (strapi: Core.Strapi, { order, first }: Repair): Promise<Repaired> => {
  const { job } = order;
  const posts = await checkAll(job, job.wanted, first.answer.posts);
  const problems = problemsOf(job.wanted, posts, first.answer);
  if (problems.length === 0) return { reply: first, posts };
  const again = job.wanted.filter(({ order: { target } }) =>
    problems.some(({ key }) => key === null || key === targetKeyOf(target.id))
  );
  const question = questionOf({ ...job, images: [] }, again, problems);
  // What is left over of the first call may be what the second one needs.
  await order.purses.settle();
  const second = await askVendors(strapi, { ...callsOf(order), question, purpose: 'repair' });
  const better = await checkAll(job, again, second.answer.posts);
  const chosen = new Map([...better].filter(([id, post]) => isBetter(post, posts.get(id))));
  const keys = new Set([...chosen.keys()].map(targetKeyOf));
  const written = new Map([...second.answer.posts].filter(([key]) => keys.has(key)));
  return {
    reply: bothOf(first, second, written),
    posts: new Map([...posts, ...chosen]),
  };
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
  notes: [...new Set([...first.notes, ...second.notes])],
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
