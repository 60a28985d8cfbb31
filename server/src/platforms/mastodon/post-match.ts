import { PlatformFailure } from '../contract';

import type { MastodonSession } from './call';
import { comparable, comparableLoosely, textOfHtml } from './comparable-text';
import { fetchSource } from './statuses';
import type { MastodonStatus } from './statuses';

/** The doubtful post, as far as its server can show it. */
export interface SoughtPost {
  text: string;
  warning: string;
  files: number;
  /** The post before it in its thread. */
  parentId: string | null;
  /** Between these it was made, by the server's clock; epoch ms. */
  notBefore: number;
  notAfter: number;
  /** Parts whose ids we already have. */
  knownIds: readonly string[];
}

/** Whether a post may be the one, by all that can be told without asking again (STATUS). */
const mayBe = (sought: SoughtPost, status: MastodonStatus): boolean => {
  const createdAt = Date.parse(status.created_at);
  const isInTime = !(createdAt < sought.notBefore || createdAt > sought.notAfter);
  return (
    isInTime &&
    !sought.knownIds.includes(status.id) &&
    status.media_attachments.length === sought.files &&
    // SNAC and others may leave it out of a listing; another one rules it out.
    [null, sought.parentId].includes(status.in_reply_to_id ?? null)
  );
};

/** Posts that say the same as the doubtful one. */
export const findTwins = async (
  session: MastodonSession,
  { sought, statuses }: { sought: SoughtPost; statuses: readonly MastodonStatus[] }
): Promise<MastodonStatus[]> => {
  const twins: MastodonStatus[] = [];
  for (const status of statuses) {
    if (mayBe(sought, status) && (await saysTheSame(session, { sought, status }))) {
      twins.push(status);
    }
  }
  return twins;
};

/**
 * By the text as it was sent where the server tells it, else by what its HTML shows. A warning
 * without a text becomes the text (app/services/post_status_service.rb, CODE), so both are joined.
 */
const saysTheSame = async (
  session: MastodonSession,
  { sought, status }: { sought: SoughtPost; status: MastodonStatus }
): Promise<boolean> => {
  const ours = `${sought.warning} ${sought.text}`;
  const source = status.text ?? (await sourceOf(session, status.id));
  if (source !== null) return comparable(ours) === comparable(`${status.spoiler_text} ${source}`);
  const shown = `${status.spoiler_text} ${textOfHtml(status.content)}`;
  return comparableLoosely(ours) === comparableLoosely(shown);
};

/** Null where it cannot be told: before 3.5, and on servers without it. */
const sourceOf = async (session: MastodonSession, id: string): Promise<string | null> => {
  try {
    return (await fetchSource(session, id)).text;
  } catch (error) {
    const status = error instanceof PlatformFailure ? error.httpStatus : null;
    if (status !== null && [400, 403, 404, 405, 406, 410, 422, 501].includes(status)) return null;
    throw error;
  }
};
