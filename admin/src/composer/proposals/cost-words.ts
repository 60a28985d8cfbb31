import type { AdaptationEstimate, AdaptationView } from '../../../../contracts/adaptations';
import type { AiProviderId } from '../../../../contracts/ai-providers';
import type { MessageId } from '../../translations/message';

/** A sentence about money; `usd` is what `{usd}` stands for, `provider` whom `{vendor}` names. */
export interface CostWords {
  messageId: MessageId;
  /** US dollars; null: the sentence names none. */
  usd: number | null;
  provider: AiProviderId | null;
}

const plain = (messageId: MessageId): CostWords => ({ messageId, usd: null, provider: null });

/** What it would cost, before anybody is asked. */
export const estimateWords = ({
  usd,
  provider,
  isCached,
}: Pick<AdaptationEstimate, 'usd' | 'provider' | 'isCached'>): CostWords => {
  if (isCached) return plain('proposals.estimate.cached');
  if (usd === null) return { ...plain('proposals.estimate.unknown'), provider };
  if (usd === 0) return { ...plain('proposals.estimate.free'), provider };
  return { messageId: 'proposals.estimate', usd, provider };
};

/** What it cost, afterwards. */
export const costWords = ({
  outcome,
  actualUsd: usd,
  provider,
}: Pick<AdaptationView, 'outcome' | 'actualUsd' | 'provider'>): CostWords => {
  if (outcome === 'cached') return plain('proposals.cost.cached');
  if (usd === null) return plain('proposals.cost.unknown');
  if (usd === 0) return plain('proposals.cost.nothing');
  // Calls that failed may cost something although nobody wrote anything.
  if (provider === null) return { ...plain('proposals.cost.failed'), usd };
  return { messageId: 'proposals.cost', usd, provider };
};

/** Two figures that mean something below a dollar, cents above: `$0.00058`, `$1.20`. */
export const usdFormat = (usd: number) =>
  ({
    style: 'currency',
    currency: 'USD',
    ...(usd >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 2 }),
  }) as const;
