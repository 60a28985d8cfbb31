import { PlatformFailure } from '../contract';
import type { Credentials } from '../contract';
import { publishOnce } from './publish';
import type { Published, Publishing } from './publish';
import { checkReplyLink, removeStray } from './reply-link';

/** A reply that keeps losing its parent is left where it is. */
const MAX_STRAYS = 2;

export interface SentReply extends Published {
  /** It stands alone, and could not be put in its place. */
  isStray: boolean;
}

/**
 * Publishes a reply and looks whether it stands under its parent. One that stands alone is taken
 * away again, where we may do that, and the failure asks for another try.
 */
export const sendReply = async (
  publishing: Publishing & { parentId: string; credentials: Credentials }
): Promise<SentReply> => {
  const { api, slot, container, parentId, credentials } = publishing;
  const published = await publishOnce(publishing);
  const { id } = published;
  // Looking takes a while: what is out must be known before.
  await slot.save({ ...container, stage: 'published', postId: id });
  const link = await checkReplyLink(api, { id, parentId });
  const sent = { id, url: published.url ?? link.url };
  if (link.state !== 'stray') return { ...sent, isStray: false };
  const mayRemove = credentials.scopes.includes('threads_delete') && container.strays < MAX_STRAYS;
  if (!mayRemove || !(await removeStray(api, id))) return { ...sent, isStray: true };
  await slot.save({
    ...container,
    id: null,
    stage: 'created',
    postId: null,
    strays: container.strays + 1,
  });
  throw new PlatformFailure(
    { family: 'retryable' },
    {
      code: 'REPLY_LOST_PARENT',
      message:
        'Threads posted a reply on its own instead of under its post; it was taken away and is sent again.',
    }
  );
};
