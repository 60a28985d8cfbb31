import { accountName } from '../connections/account-name';
import { UNITS_PER_USD, type Limit } from './limit';
import type { LimitFacts } from './limits-of';
import type { Verdict } from './line';
import { WHOLE_ACCOUNT } from './whole-account';

/** Whose words they are about. */
export interface QuotaNames {
  /** "X", "LinkedIn". */
  platform: string;
  /** As people write it: "@harbourlight". */
  account: string;
  site: string;
  /** IANA name. */
  timeZone: string;
}

export const namesOf = ({ connection, platformLabel, site }: LimitFacts): QuotaNames => ({
  platform: platformLabel,
  account: accountName(connection.platform, connection.account.handle),
  site: site?.name ?? 'the site',
  timeZone: site?.timezone ?? 'UTC',
});

/** Why a delivery does not go out now, and when it does. */
export const quotaReason = (
  verdict: Exclude<Verdict, { kind: 'free' }>,
  names: QuotaNames,
  now: number
): string =>
  verdict.kind === 'later'
    ? `${limitInWords(verdict.obstacle, names)}; this one goes out ${timeInWords(verdict.at, names.timeZone, now)}.`
    : neverInWords(verdict.obstacle, names);

/** Why a post is not taken away from its platform now, and when it is. */
export const removalReason = (
  verdict: Exclude<Verdict, { kind: 'free' }>,
  names: QuotaNames,
  now: number
): string => {
  const limit = limitInWords(verdict.obstacle, names);
  return verdict.kind === 'later'
    ? `${limit}; this one is removed ${timeInWords(verdict.at, names.timeZone, now)}.`
    : `${limit}, so this one stays for now. Raise the limit ${placeOf(verdict.obstacle, names.account)} to have it removed.`;
};

/** "X allows 100 posts in 15 minutes for @harbourlight". */
export const limitInWords = (limit: Limit, names: QuotaNames): string => {
  const { platform, account, site } = names;
  if (limit.id === WHOLE_ACCOUNT) return `${platform} takes no more posts of ${account} right now`;
  const amount = amountOf(limit);
  switch (limit.kind) {
    case 'pace':
      return `Posts of ${account} that rules or bulk orders send go out one after the other`;
    case 'budget':
      return `The budget of ${site} allows ${amount}`;
    case 'platform': {
      const isLowered = limit.platformLimit !== null && limit.limit < limit.platformLimit;
      const who = isLowered ? `Your settings for ${platform} allow` : `${platform} allows`;
      return `${who} ${amount} for ${limit.subject.startsWith('app:') ? "this Strapi's app" : account}`;
    }
  }
};

const neverInWords = (limit: Limit, names: QuotaNames): string => {
  const { account, site } = names;
  if (limit.counts === 'money' && limit.limit > 0) {
    return `This post costs about ${dollars(limit.takes)}, and the budget of ${site} is ${dollars(limit.limit)} in a month. Raise the budget in the site's settings to send it.`;
  }
  return `${limitInWords(limit, names)}, so this one waits. Raise the limit ${placeOf(limit, account)} to send it.`;
};

/** Where a person can change it. */
const placeOf = ({ kind, loweredBy }: Limit, account: string): string =>
  kind === 'budget' || loweredBy === 'site' ? "in the site's settings" : `of ${account}`;

const amountOf = ({ counts, limit, label }: Limit): string => {
  if (counts === 'money') return `${dollars(limit)} in a month`;
  return `${limit} ${limit === 1 ? label.replace(/^(post|call|removal)s\b/, '$1') : label}`;
};

const dollars = (units: number): string => `$${(units / UNITS_PER_USD).toFixed(2)}`;

/** "at 14:20 Europe/Lisbon", with the date when that is another day than now. */
export const timeInWords = (at: number, timeZone: string, now: number): string => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [day = '', time = ''] = format.format(at).split(' ');
  const isToday = format.format(now).startsWith(day);
  return `${isToday ? '' : `on ${day} `}at ${time} ${timeZone}`;
};
