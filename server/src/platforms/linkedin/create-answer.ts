import type { Doubt, HttpResponse, PlatformFailure } from '../contract';
import { DUPLICATE_POST } from './error-table';
import { classifyResponse, readError } from './errors';
import { createdAtOf, findPostUrn } from './urn';

/** What an answer to "create a post" means. */
export type CreateAnswer =
  /** It is posted; the URN is null when LinkedIn did not name it. */
  | { kind: 'created'; urn: string | null }
  /** Refused because the same content exists; LinkedIn usually names the other post. */
  | { kind: 'duplicate'; named: string | null; failure: PlatformFailure }
  | { kind: 'failed'; failure: PlatformFailure };

const URN = /^urn:li:[A-Za-z]+:\S+$/;

/**
 * POSTS: 201 with an empty body; the URN stands in a header (checked 2026-11-22).
 *
 * @param now epoch ms
 */
export const readCreateAnswer = (response: HttpResponse, now: number): CreateAnswer => {
  if (response.status >= 200 && response.status < 300) {
    const named = response.headers['x-restli-id'] ?? response.headers['x-linkedin-id'] ?? '';
    return { kind: 'created', urn: URN.test(named) ? named : null };
  }
  const failure = classifyResponse({ kind: 'create', response, now });
  if (failure.code === DUPLICATE_POST) {
    return { kind: 'duplicate', named: findPostUrn(readError(response).message), failure };
  }
  return { kind: 'failed', failure };
};

/** How far LinkedIn's clock and processing may be off from a doubtful attempt. */
const BEFORE_ATTEMPT_MS = 5_000;
export const AFTER_ATTEMPT_MS = 60_000;

export interface NamedDuplicate {
  named: string | null;
  doubt: Pick<Doubt, 'startedAt' | 'endedAt'>;
  /** When the call that was refused as a duplicate was sent, epoch ms. */
  sentAt: number;
}

/**
 * The post named in a duplicate error, if it is the doubtful one. After a deletion LinkedIn goes
 * on refusing and names ghosts, which carry the time of the refused call
 * (https://github.com/ComposioHQ/composio/issues/2710, checked 2026-11-22), so only a post made
 * within the doubtful attempt's own window and before that call counts.
 */
export const doubtfulPostOf = ({ named, doubt, sentAt }: NamedDuplicate): string | null => {
  const createdAt = named === null ? null : createdAtOf(named);
  if (createdAt === null) return null;
  const isInWindow =
    createdAt >= doubt.startedAt - BEFORE_ATTEMPT_MS &&
    createdAt <= doubt.endedAt + AFTER_ATTEMPT_MS;
  return isInWindow && createdAt < sentAt ? named : null;
};
