import type { Core } from '@strapi/types';

import type { Verdict } from '../../../../contracts/adaptations';
import type { Overrides } from '../../../../contracts/compositions';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';

/** That the words of a post began as a proposal, and what it cost. */
export interface AiCredit {
  adaptationId: number;
  /** Its share of what the adaptation cost, US dollars; null: not known. */
  costUsd: number | null;
  /** Whether people took it as it was. */
  verdict: Extract<Verdict, 'accepted' | 'edited'>;
}

/**
 * Which posts go out with words that a model proposed, by target id. What names an adaptation of
 * another entry or site is not believed.
 */
export const aiCreditsOf = async (
  strapi: Core.Strapi,
  { siteId, entry, overrides }: { siteId: number; entry: EntryRef; overrides: Overrides }
): Promise<ReadonlyMap<number, AiCredit>> => {
  const credits = new Map<number, AiCredit>();
  const named = Object.entries(overrides).filter(([, override]) => override.adaptationId);
  for (const [key, { adaptationId, texts }] of named) {
    if (adaptationId === undefined || !texts) continue;
    const stored = await getService(strapi, 'proposals').store.find(adaptationId);
    const isOurs = stored?.siteId === siteId && isSame(stored.entry, entry);
    const proposals = isOurs ? stored.view.proposals.filter(({ source }) => source === 'ai') : [];
    const proposal = proposals.find(({ targetId }) => targetId === Number(key));
    if (!stored || !proposal) continue;
    const { actualUsd } = stored.view;
    credits.set(proposal.targetId, {
      adaptationId,
      costUsd: actualUsd === null ? null : actualUsd / proposals.length,
      verdict: isTaken(proposal.texts, texts) ? 'accepted' : 'edited',
    });
  }
  return credits;
};

const isSame = (one: EntryRef, other: EntryRef): boolean =>
  one.uid === other.uid && one.documentId === other.documentId && one.locale === other.locale;

const isTaken = (proposed: readonly string[], sent: readonly string[]): boolean =>
  proposed.length === sent.length && proposed.every((text, index) => text === sent[index]);
