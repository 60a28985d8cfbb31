import type { Attention } from '../../../contracts/overview';
import type { BudgetUse } from '../../../contracts/budgets';
import type { StateIcon, Tone } from '../components/state-look';
import { accountNameOf, presentPlatform } from '../platforms/presentation';
import type { MessageId, MessageValues } from '../translations/message';
import { pageLink } from './plugin-links';

/** Something that needs a person, in words, with the one thing to do. */
export interface AttentionWords {
  /** The same as long as it lasts. */
  key: string;
  icon: StateIcon;
  tone: Tone;
  messageId: MessageId;
  values: MessageValues;
  /** A time that belongs to the sentence as `{time}`, ISO. */
  at: string | null;
  /** What the server says about it. */
  detail: string | null;
  /** Null: it is not theirs to do. */
  action: { messageId: MessageId; to: string } | null;
}

export interface AttentionPlace {
  /** Left out while there is one site only. */
  siteId: number | undefined;
  /** Days that failures are counted of. */
  from: string;
  to: string;
  /** Whether the person may open the Health page. */
  canMonitor: boolean;
}

type Kind<K extends Attention['kind']> = Extract<Attention, { kind: K }>;

const NOTHING = { values: {}, at: null, detail: null };

const accountWords = (item: Kind<'account'>, site: number | undefined): AttentionWords => {
  const { connectionId, platform, handle, trouble, reason, endsAt, waiting: count } = item;
  const messageId = {
    reconnect: 'needs.account.reconnect',
    broken: 'needs.account.broken',
    ending: 'needs.account.ending',
  } as const;
  const isLate = trouble === 'ending';
  const { label } = presentPlatform(platform);
  return {
    key: `account ${connectionId}`,
    icon: 'warning',
    tone: isLate ? 'warning' : 'danger',
    messageId: messageId[trouble],
    values: { platform: label, account: accountNameOf(platform, handle), count },
    at: endsAt,
    detail: isLate ? null : reason,
    action: {
      messageId: trouble === 'broken' ? 'needs.account.look' : 'needs.account.action',
      to: pageLink('connections', { site }),
    },
  };
};

const BUDGET_TEXT: Record<BudgetUse['kind'], Record<'full' | 'warning', MessageId>> = {
  posts: { full: 'needs.posts.full', warning: 'needs.posts.nearly' },
  money: { full: 'needs.money.full', warning: 'needs.money.nearly' },
};

const budgetWords = ({ budget }: Kind<'budget'>, site: number | undefined): AttentionWords => {
  const { kind, platform, per, mode, level } = budget;
  const isFull = level === 'full';
  return {
    ...NOTHING,
    key: `budget ${kind} ${platform} ${per} ${mode}`,
    icon: isFull && mode === 'hard' ? 'pause' : 'warning',
    tone: 'warning',
    messageId: BUDGET_TEXT[kind][isFull ? 'full' : 'warning'],
    values: {
      used: budget.used + budget.booked,
      limit: budget.limit,
      per,
      mode,
      platform: platform === null ? 'all' : presentPlatform(platform).label,
    },
    at: budget.to,
    action: { messageId: 'needs.budget.action', to: pageLink('budgets', { site }) },
  };
};

/** The sentence and the step of something that needs a person. */
export const attentionWords = (item: Attention, place: AttentionPlace): AttentionWords => {
  const { siteId: site, from, to } = place;
  const posts = (state: string, range: object = { from, to }) =>
    pageLink('activity', { state, ...range, site });
  switch (item.kind) {
    case 'paused':
      return {
        ...{ ...NOTHING, key: item.kind, icon: 'pause', tone: 'warning' },
        messageId: 'needs.paused',
        action: place.canMonitor
          ? { messageId: 'needs.paused.action', to: pageLink('health', { site }) }
          : null,
      };
    case 'unknown':
      return {
        ...{ ...NOTHING, key: item.kind, icon: 'question', tone: 'warning' },
        messageId: 'needs.unknown',
        values: { count: item.count },
        action: { messageId: 'needs.unknown.action', to: posts('unknown', {}) },
      };
    case 'failed':
      return {
        ...{ ...NOTHING, key: item.kind, icon: 'cross', tone: 'danger' },
        messageId: 'needs.failed',
        values: { count: item.count },
        action: { messageId: 'needs.failed.action', to: posts('failed') },
      };
    case 'missed':
      return {
        ...{ ...NOTHING, key: item.kind, icon: 'minus', tone: 'neutral' },
        messageId: 'needs.missed',
        values: { count: item.count },
        action: { messageId: 'needs.missed.action', to: posts('missed') },
      };
    case 'account':
      return accountWords(item, site);
    case 'more_accounts':
      return {
        ...{ ...NOTHING, key: item.kind, icon: 'warning', tone: 'danger' },
        messageId: 'needs.moreAccounts',
        values: { count: item.count },
        action: { messageId: 'needs.account.look', to: pageLink('connections', { site }) },
      };
    case 'approvals':
      return {
        ...{ ...NOTHING, key: item.kind, icon: 'clock', tone: 'primary' },
        messageId: 'needs.approvals',
        values: { count: item.count },
        action: { messageId: 'needs.approvals.action', to: pageLink('approvals', { site }) },
      };
    case 'budget':
      return budgetWords(item, site);
  }
};
