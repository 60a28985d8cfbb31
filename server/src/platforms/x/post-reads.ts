import { PlatformFailure } from '../contract';

import { read } from './client';
import type { XSession } from './client';
import { lookupSchema } from './metric-values';
import type { Lookup } from './metric-values';
import { timelinePageSchema } from './timeline-page';
import type { TimelinePage } from './timeline-page';

/** X bills by posts read, and what is sought is nearly always among the latest. */
const FIRST_PAGE_SIZE = 20;
/** Who must look further back has a busy account; the most that X gives at once (checked 2026-11-22). */
const LATER_PAGE_SIZE = 100;

type Noun = 'tweet' | 'post';

/**
 * OpenAPI 2.167 renames tweet.fields to post.fields while everything else keeps the old name: the
 * old one first, the new one when a 400 names it (https://docs.x.com/openapi.json, checked
 * 2026-11-22).
 */
const withFieldNames = async <T>(ask: (noun: Noun) => Promise<T>): Promise<T> => {
  try {
    return await ask('tweet');
  } catch (error) {
    const isNaming = error instanceof PlatformFailure && error.code === 'FIELDS_PARAMETER_REFUSED';
    if (!isNaming) throw error;
    return ask('post');
  }
};

export interface TimelineQuery {
  userId: string;
  /** Epoch ms. */
  since: number;
  pageToken: string | null;
  /** Ask for the full text of posts beyond 280 characters. */
  withLongText: boolean;
}

/** GET /2/users/{id}/tweets, replies included, newest first. */
export const fetchTimeline = (session: XSession, query: TimelineQuery): Promise<TimelinePage> =>
  withFieldNames((noun) => fetchTimelineNaming(session, query, noun));

const fetchTimelineNaming = (
  session: XSession,
  query: TimelineQuery,
  noun: Noun
): Promise<TimelinePage> => {
  const fields = ['created_at', 'entities', 'attachments', `referenced_${noun}s`];
  fields.push('conversation_id', ...(query.withLongText ? [`note_${noun}`] : []));
  const params = [
    `max_results=${query.pageToken === null ? FIRST_PAGE_SIZE : LATER_PAGE_SIZE}`,
    // RFC 3339 with whole seconds, as in X's own examples.
    `start_time=${new Date(query.since).toISOString().replace(/\.\d{3}Z$/, 'Z')}`,
    `${noun}.fields=${fields.join(',')}`,
    ...(query.pageToken === null
      ? []
      : [`pagination_token=${encodeURIComponent(query.pageToken)}`]),
  ];
  const path = `/2/users/${encodeURIComponent(query.userId)}/tweets?${params.join('&')}`;
  return read(session, { method: 'GET', path, kind: 'repeatable' }, timelinePageSchema);
};

export interface LookupQuery {
  /** At most 100. */
  ids: readonly string[];
  /** Ask for what only the author may see, of posts up to 30 days old. */
  withPrivate: boolean;
}

/** GET /2/tweets: the numbers of several posts. */
export const lookUpMetrics = (session: XSession, query: LookupQuery): Promise<Lookup> =>
  withFieldNames((noun) => {
    const fields = ['public_metrics', ...(query.withPrivate ? ['non_public_metrics'] : [])];
    const ids = query.ids.map(encodeURIComponent).join(',');
    const path = `/2/tweets?ids=${ids}&${noun}.fields=${fields.join(',')}`;
    return read(session, { method: 'GET', path, kind: 'repeatable' }, lookupSchema);
  });
