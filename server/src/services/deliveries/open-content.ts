import type { PlatformDescriptor, PostContent } from '../../platforms/contract';
import type { StoredContent, StoredMedia } from '../adaptation/stored-content';
import type { createMediaLibrary } from '../media/media-library';

type MediaLibrary = ReturnType<typeof createMediaLibrary>;

/** The stored words with their pictures opened and made to obey the platform's rules. */
export const openContent = async (
  stored: StoredContent,
  descriptor: PlatformDescriptor,
  library: MediaLibrary
): Promise<PostContent> => {
  const open = (media: StoredMedia) => library.openImage(media, descriptor.media.image);
  const parts = await Promise.all(
    stored.parts.map(async ({ text, media }) => ({
      text,
      media: await Promise.all(media.map(open)),
    }))
  );
  if (!stored.card) return { parts, card: null, language: stored.language };
  const { image, ...card } = stored.card;
  const rules = descriptor.media.cardImage;
  return {
    parts,
    card: { ...card, image: image && rules ? await library.openImage(image, rules) : null },
    language: stored.language,
  };
};
