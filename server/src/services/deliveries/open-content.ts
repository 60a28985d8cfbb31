import type { MediaFile, PlatformDescriptor, PostContent } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import type { MediaLibrary, OpenedMedia } from '../media/media-library';

/** What goes out, and what was changed in its files, in words. */
export interface OpenedContent {
  content: PostContent;
  changes: string[];
}

interface Opening {
  library: MediaLibrary;
  /** With the rules of the account. */
  descriptor: PlatformDescriptor;
  /** The platform's, from which it fetches what it takes no bytes of. */
  baseUrls: Readonly<Record<string, string>>;
  /** Ends the converting of a video. @default it goes on to its end */
  signal?: AbortSignal;
}

/** The stored words with their files opened and made to obey the platform's rules. */
export const openContent = async (
  { format, parts, card, language }: StoredContent,
  { library, descriptor, baseUrls, signal }: Opening
): Promise<OpenedContent> => {
  const options = {
    format: descriptor.formats[format],
    isReachable: library.links.isReachableFrom(Object.values(baseUrls)),
    ...(signal ? { signal } : {}),
  };
  const changes: string[] = [];
  const take = async (opened: Promise<OpenedMedia>): Promise<MediaFile> => {
    const { file, changes: made } = await opened;
    changes.push(...made);
    return file;
  };
  const { cardImage } = descriptor;
  const content = {
    format,
    parts: await Promise.all(
      parts.map(async ({ text, media }) => ({
        text,
        media: await Promise.all(media.map((one) => take(library.open(one, options)))),
      }))
    ),
    card: card && {
      ...card,
      image: card.image && cardImage ? await take(library.openImage(card.image, cardImage)) : null,
    },
    language,
  };
  return { content, changes };
};
