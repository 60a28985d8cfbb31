import type { QuotaRule, RateLimitStatus } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import type { LedgerStore, LimitOwner } from './ledger-store';
import { connectionSubject } from './limits-of';
import { WHOLE_ACCOUNT } from './whole-account';

/** A platform's word about one limit of an account. */
export interface Report {
  connection: Connection;
  status: RateLimitStatus;
  /** The platform's rules, and the subject of the app that some of them are about. */
  rules: readonly QuotaRule[];
  appSubject: string | null;
  /** When it was said, epoch ms. */
  at: number;
}

/** Two ends that are this close are the same window's, ms. */
const SAME_WINDOW_MS = 2_000;
/** As long as more than this share is left, our own count is the narrower one. */
const IDLE_SHARE = 0.5;

interface Word {
  subject: string;
  limitId: string;
  remaining: number;
  until: number;
}

/** Keeps what platforms say of their limits: it narrows what we count ourselves until it ends. */
export class Reports {
  constructor(private readonly store: LedgerStore) {}

  async keep(report: Report): Promise<void> {
    for (const word of wordsOf(report)) {
      if (word.until > report.at) await this.#write(word, report);
    }
  }

  async #write(word: Word, { connection, at }: Report): Promise<void> {
    if (await this.#narrow(word, at)) return;
    const { subject, limitId } = word;
    // Either there is no row yet, or it says something narrower.
    await this.store.create({ subject, limitId }, ownerOf(connection, subject));
    await this.#narrow(word, at);
  }

  /** Answers may come in another order than they were given: of one window the lowest holds. */
  async #narrow({ subject, limitId, remaining, until }: Word, at: number): Promise<boolean> {
    const isNews = [
      { reportedUntil: { $null: true } },
      { reportedUntil: { $lte: new Date(Math.max(at, until - SAME_WINDOW_MS)) } },
      { reportedRemaining: { $gt: remaining } },
    ];
    const data = {
      reportedRemaining: remaining,
      reportedAt: new Date(at),
      reportedUntil: new Date(until),
      source: 'platform',
    };
    return (await this.store.writeLimits({ subject, limitId, $or: isNews }, data)) > 0;
  }
}

const wordsOf = ({ connection, status, rules, appSubject, at }: Report): Word[] => {
  const { remaining, limit, resetsAt: until, paceMs = 0 } = status;
  const account = { subject: connectionSubject(connection.id), limitId: WHOLE_ACCOUNT };
  const slower = paceMs > 0 ? [{ ...account, remaining: 0, until: at + paceMs }] : [];
  const rule = rules.find(({ id }) => id === status.ruleId);
  if (!rule) return remaining > 0 ? slower : [...slower, { ...account, remaining: 0, until }];
  if (remaining > limit * IDLE_SHARE) return slower;
  const subject = rule.scope === 'app' && appSubject ? appSubject : account.subject;
  return [...slower, { subject, limitId: rule.id, remaining: Math.max(remaining, 0), until }];
};

const ownerOf = ({ siteId, id, platform }: Connection, subject: string): LimitOwner => {
  const isAccount = subject === connectionSubject(id);
  return {
    siteId: isAccount ? siteId : null,
    connectionId: isAccount ? id : null,
    platform,
  };
};
