import type { AiOutcome, AiPurpose } from '../../../../contracts/ai-usage';
import type { AiProviderId } from '../../../../contracts/ai-providers';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

interface OutcomeLook {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

/** What became of a call. */
export const OUTCOME_LOOK: Record<AiOutcome, OutcomeLook> = {
  answered: { messageId: 'budgets.outcome.answered', icon: 'check', tone: 'success' },
  cached: { messageId: 'budgets.outcome.cached', icon: 'check', tone: 'success' },
  lost: { messageId: 'budgets.outcome.lost', icon: 'minus', tone: 'neutral' },
  over_budget: { messageId: 'budgets.outcome.overBudget', icon: 'pause', tone: 'warning' },
  unavailable: { messageId: 'budgets.outcome.unavailable', icon: 'cross', tone: 'danger' },
  busy: { messageId: 'budgets.outcome.busy', icon: 'pause', tone: 'warning' },
  exhausted: { messageId: 'budgets.outcome.exhausted', icon: 'cross', tone: 'danger' },
  misconfigured: { messageId: 'budgets.outcome.misconfigured', icon: 'cross', tone: 'danger' },
  blocked: { messageId: 'budgets.outcome.blocked', icon: 'cross', tone: 'danger' },
  truncated: { messageId: 'budgets.outcome.truncated', icon: 'warning', tone: 'warning' },
  unusable: { messageId: 'budgets.outcome.unusable', icon: 'warning', tone: 'warning' },
  aborted: { messageId: 'budgets.outcome.aborted', icon: 'minus', tone: 'neutral' },
};

export const PURPOSE_TEXT: Record<AiPurpose, MessageId> = {
  adaptation: 'budgets.purpose.adaptation',
  repair: 'budgets.purpose.repair',
  test: 'budgets.purpose.test',
  evaluation: 'budgets.purpose.evaluation',
};

// Not the lists of the contract: they would bring the schema library into the admin's bundle.
export const OUTCOMES = Object.keys(OUTCOME_LOOK) as AiOutcome[];

export const isOutcome = (value: string | null): value is AiOutcome =>
  OUTCOMES.some((one) => one === value);

export const isProvider = (
  value: string | null,
  known: readonly AiProviderId[]
): value is AiProviderId => known.some((one) => one === value);
