import type { PostContent, PostRules } from '../../platforms/contract';
import type { StoredContent, StoredMedia } from '../adaptation/stored-content';
import type { createMediaLibrary } from '../media/media-library';

type MediaLibrary = ReturnType<typeof createMediaLibrary>;

/** The stored words with their files opened and made to obey the platform's rules. */
export const openContent = async (
  stored: StoredContent,
  rules: PostRules,
  library: MediaLibrary
): Promise<PostContent> => {
  const format = rules.formats[stored.format];
  const open = (media: StoredMedia) => library.open(media, format);
  const parts = await Promise.all(
    stored.parts.map(async ({ text, media }) => ({
      text,
      media: await Promise.all(media.map(open)),
    }))
  );
  const { format: postFormat, language } = stored;
  if (!stored.card) return { format: postFormat, parts, card: null, language };
  const { image: picture, ...card } = stored.card;
  const image =
    picture && rules.cardImage ? await library.openImage(picture, rules.cardImage) : null;
  return { format: postFormat, parts, card: { ...card, image }, language };
};
