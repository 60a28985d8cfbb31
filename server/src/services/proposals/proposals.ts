import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type {
  AdaptationEstimate,
  AdaptationView,
  Verdict,
} from '../../../../contracts/adaptations';
import type { Overrides } from '../../../../contracts/compositions';
import { openPosts } from '../distributions/compose-posts';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { EntryRef, LoadedEntry } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import { costOf, estimateOf, estimateView } from './estimate';
import { claimSourceOf } from './claim-source';
import { isWanted, questionOf, type Job, type Question } from './job';
import { findAnswer, keepAnswer, type KeptAnswer } from './kept-answers';
import { PROMPT_VERSION } from './prompt';
import { proposalOf } from './proposal-of';
import { ProposalStore } from './proposal-store';
import { Purses } from './purses';
import { undescribedImages } from './undescribed-images';
import { placesOf } from './wanted-posts';
import { notWritten, writeWords, type WrittenWords } from './write-words';

export interface AdaptationOrder {
  site: Site;
  /** Null: the enabled targets of the site that serve the entry's language. */
  targetIds: readonly number[] | null;
  overrides: Overrides;
  campaign: string | null;
  /** Attributes of the form that are not saved yet; undefined: as it is stored. */
  values?: Record<string, unknown> | undefined;
  /** The wish of a person. */
  hint: string | null;
  /** Targets whose customised words shall be worded anew. */
  replace: readonly number[];
  /** Leaves the cache alone. */
  fresh: boolean;
  /** Admin user; null: nobody in person. */
  requestedBy: number | null;
  signal?: AbortSignal;
}

/** Words that a model proposes for an entry's posts; nothing of them goes out by itself. */
export class Proposals {
  readonly store: ProposalStore;

  constructor(private readonly strapi: Core.Strapi) {
    this.store = new ProposalStore(strapi);
  }

  /**
   * Always answers with words for every target: those that no model could write are worded without
   * one, and say why.
   *
   * @throws 400 when a chosen target or file is gone; 404 when the entry is
   */
  async adapt(ref: EntryRef, order: AdaptationOrder): Promise<AdaptationView> {
    const beganAt = systemClock.now();
    const job = await this.#open(ref, order);
    const purses = new Purses();
    try {
      const open = this.#opening(ref, job, order);
      const { written, estimatedUsd } = await this.#write(job, order, { open, purses });
      const proposals = job.places.map((place) => proposalOf(place, written));
      const id = await open();
      const view = { id, ...viewOf(written), estimatedUsd, proposals, ...madeOf(job, beganAt) };
      await purses.settle(async () => {
        view.reason = reasonOf(written, purses.warnings());
        view.latencyMs = systemClock.now() - beganAt;
        await this.store.finish(id, order.site.id, view);
      });
      this.#keep(job, written);
      return { ...view, latencyMs: systemClock.now() - beganAt };
    } finally {
      // Whatever went wrong: what was paid is written down.
      await purses.settle();
    }
  }

  /** What {@link adapt} would cost; asks nobody. @throws 400 and 404 as there */
  async estimate(ref: EntryRef, order: AdaptationOrder): Promise<AdaptationEstimate> {
    const job = await this.#open(ref, order);
    const ready = await this.#readyFor(order.site);
    const estimated = await estimateOf(this.strapi, { job, ready, fresh: order.fresh });
    const { worstUsd } = estimated;
    const budget = await getService(this.strapi, 'aiUsage').stateOf(order.site, worstUsd ?? 0);
    return estimateView(estimated, this.#refusal(job, ready) ?? budget.refusal);
  }

  /** @throws 404 */
  async judge(id: number, targetId: number, verdict: Verdict): Promise<void> {
    if (await this.store.judge(id, targetId, verdict)) return;
    throw new errors.NotFoundError('There is no such proposal, or not any more.');
  }

  /** Its row is made when the question is on its way: a person waits for that, not for this. */
  #opening(
    entry: EntryRef,
    { loaded }: Job,
    { site, requestedBy }: AdaptationOrder
  ): () => Promise<number> {
    const { versionHash } = loaded.entry;
    let opened: Promise<number> | null = null;
    return () => (opened ??= this.store.open({ siteId: site.id, entry, versionHash, requestedBy }));
  }

  async #write(
    job: Job,
    { site, fresh, signal }: AdaptationOrder,
    { open, purses }: { open: () => Promise<number>; purses: Purses }
  ): Promise<{ written: WrittenWords; estimatedUsd: number | null }> {
    const ready = await this.#readyFor(site);
    const refusal = this.#refusal(job, ready);
    if (refusal !== null) return { written: notWritten(refusal), estimatedUsd: null };
    const kept = fresh ? null : await findAnswer(this.strapi, job, ready);
    const written = await writeWords(this.strapi, {
      ...{ job, ready, kept, purses, adaptationId: open },
      ...(signal ? { signal } : {}),
    });
    if (kept) await this.#recordKept(kept, { site, adaptationId: await open() });
    return { written, estimatedUsd: costOf(job, ready, kept).usd };
  }

  #recordKept(
    { provider, model }: KeptAnswer,
    { site, adaptationId }: { site: Site; adaptationId: number }
  ): Promise<void> {
    const spared = { site, adaptationId, promptVersion: PROMPT_VERSION, provider, model };
    return getService(this.strapi, 'aiUsage').recordCached(spared);
  }

  /** After the answer: nobody waits for it. */
  #keep(job: Job, { worthKeeping }: WrittenWords): void {
    if (worthKeeping) setImmediate(() => keepAnswer(this.strapi, { job, ...worthKeeping }));
  }

  /** Why nobody can be asked, in words with the next step; null: somebody can. */
  #refusal({ site, wanted }: Job, ready: readonly ReadyProvider[]): string | null {
    if (!site.ai.isEnabled) {
      return `AI is switched off for ${site.name}. Somebody who may change settings can switch it on under Settings, Social distribution, AI.`;
    }
    if (wanted.length === 0) return 'There is nothing to write: no chosen target takes words.';
    if (ready.length === 0) {
      return `No AI provider is set up for ${site.name}. Enter a key under Settings, Social distribution, AI.`;
    }
    return null;
  }

  #readyFor(site: Site): Promise<ReadyProvider[]> {
    if (!site.ai.isEnabled) return Promise.resolve([]);
    return getService(this.strapi, 'aiProviders').readyFor(site);
  }

  async #open(ref: EntryRef, order: AdaptationOrder): Promise<Job> {
    const { site, targetIds, overrides, campaign, replace, hint } = order;
    const loaded = await this.#load(ref, order);
    const { orders } = await openPosts(this.strapi, {
      ...{ site, loaded, targetIds, overrides, campaign },
    });
    const habits = site.ai;
    const places = placesOf({ orders, habits, replace });
    const looks = habits.isEnabled && habits.altTexts;
    const images = looks ? await undescribedImages(this.strapi, places) : [];
    const wanted = places.filter(isWanted);
    let question: Question | null = null;
    return {
      ...{ site, loaded, places, images, hint, wanted },
      question: () => (question ??= questionOf({ loaded, images, hint }, wanted)),
      source: claimSourceOf(loaded, { site, places }),
    };
  }

  async #load(ref: EntryRef, { site, values }: AdaptationOrder): Promise<LoadedEntry> {
    const loaded = await getService(this.strapi, 'entries').load(ref, {
      linkBaseUrl: site.linkBaseUrl,
      version: values ? 'draft' : 'latest',
      ...(values ? { values } : {}),
    });
    if (!loaded) throw new errors.NotFoundError('This entry does not exist in this language.');
    return loaded;
  }
}

/** What people are told of how the words came about. */
const viewOf = ({ outcome, reason, provider, model, costUsd, vendorMs }: WrittenWords) => ({
  ...{ outcome, reason, provider, model, actualUsd: costUsd, vendorMs },
});

const madeOf = ({ loaded }: Job, beganAt: number) => ({
  versionHash: loaded.entry.versionHash,
  promptVersion: PROMPT_VERSION,
  createdAt: new Date(beganAt).toISOString(),
  latencyMs: 0,
});

/** Some warnings are part of the reason already. */
const reasonOf = ({ reason }: WrittenWords, warnings: readonly string[]): string | null => {
  const others = warnings.filter((warning) => !reason?.includes(warning));
  return [...(reason === null ? [] : [reason]), ...others].join(' ') || null;
};

export const createProposals = ({ strapi }: { strapi: Core.Strapi }): Proposals =>
  new Proposals(strapi);
