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
import { estimateOf, estimateView } from './estimate';
import { guardSourceOf } from './guard-source';
import { isWanted, type Job } from './job';
import { PROMPT_VERSION } from './prompt';
import { proposalOf } from './proposal-of';
import { ProposalStore } from './proposal-store';
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
    const { site, requestedBy } = order;
    const job = await this.#open(ref, order);
    const { versionHash } = job.loaded.entry;
    const [id, { ready, estimatedUsd }] = await Promise.all([
      this.store.open({ siteId: site.id, entry: ref, versionHash, requestedBy }),
      this.#prepare(job, order),
    ]);
    const written = await this.#write({ id, job, ready }, order);
    const { outcome, reason, provider, model, costUsd: actualUsd, vendorMs } = written;
    const finished = {
      ...{ outcome, reason, provider, model, estimatedUsd, actualUsd, vendorMs },
      latencyMs: systemClock.now() - beganAt,
      proposals: job.places.map((place) => proposalOf(place, written)),
    };
    await this.store.finish(id, site.id, finished);
    const createdAt = new Date(beganAt).toISOString();
    return { ...finished, id, versionHash, promptVersion: PROMPT_VERSION, createdAt };
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

  async #prepare(job: Job, { site, fresh }: AdaptationOrder) {
    const ready = await this.#readyFor(site);
    const { usd: estimatedUsd } = await estimateOf(this.strapi, { job, ready, fresh });
    return { ready, estimatedUsd };
  }

  async #write(
    { id, job, ready }: { id: number; job: Job; ready: readonly ReadyProvider[] },
    { fresh, signal }: AdaptationOrder
  ): Promise<WrittenWords> {
    const refusal = this.#refusal(job, ready);
    if (refusal !== null) return notWritten(refusal);
    return writeWords(this.strapi, {
      job,
      ready,
      adaptationId: id,
      fresh,
      ...(signal ? { signal } : {}),
    });
  }

  /** Why nobody can be asked, in words with the next step; null: somebody can. */
  #refusal({ site, places }: Job, ready: readonly ReadyProvider[]): string | null {
    if (!site.ai.isEnabled) {
      return `AI is switched off for ${site.name}. Somebody who may change settings can switch it on under Settings, Social distribution, AI.`;
    }
    if (!places.some(isWanted)) return 'There is nothing to write: no chosen target takes words.';
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
    const source = guardSourceOf(loaded, { site, places });
    return { site, loaded, places, images, hint, source };
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

export const createProposals = ({ strapi }: { strapi: Core.Strapi }): Proposals =>
  new Proposals(strapi);
