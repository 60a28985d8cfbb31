import type { PublishRequest } from '../contract';
import { captionOf, filesOf, productOf } from './product';
import type { SoughtMedia } from './published-media';

/** @param since when the call that may have made it visible began, epoch ms */
export const soughtMedia = (
  { account, content, journal }: PublishRequest,
  since: number
): SoughtMedia => {
  const files = filesOf(content);
  const single = files[0]?.kind === 'video' ? 'VIDEO' : 'IMAGE';
  return {
    accountId: account.id,
    product: productOf(content),
    caption: captionOf(content),
    mediaType: files.length > 1 ? 'CAROUSEL_ALBUM' : single,
    since,
    knownIds: journal.posted.map(({ id }) => id),
  };
};
