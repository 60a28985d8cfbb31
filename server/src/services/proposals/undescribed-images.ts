import type { Core } from '@strapi/types';

import type { LlmImage } from '../../llm/contract';
import { PlatformFailure, type ImageRules } from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';
import { getService } from '../get-service';
import type { Place } from './wanted-posts';

/** A picture that needs words, as the model sees it. */
export interface ShownImage {
  fileId: number;
  image: LlmImage;
}

/** Each costs some hundred tokens, and more than these nobody looks at. */
const MOST_IMAGES = 4;

/** What vendors take and read well: longest side about 1,024 pixels, under 1 MB, as JPEG. */
const MODEL_RULES: ImageRules = {
  mimeTypes: ['image/jpeg'],
  maxBytes: 1_000_000,
  maxPixels: 1_024 * 1_024,
  maxSide: 1_024,
};

/**
 * Pictures of the posts without an alternative text, small. One that cannot be read is left out:
 * the preview names it anyway.
 */
export const undescribedImages = async (
  strapi: Core.Strapi,
  places: readonly Place[]
): Promise<ShownImage[]> => {
  const files = new Map<number, StoredMedia>();
  for (const { current } of places) {
    if (current.descriptor.maxAltTextLength === 0) continue;
    for (const media of current.content.parts.flatMap((part) => part.media)) {
      if (media.kind === 'image' && media.altText.trim() === '') files.set(media.fileId, media);
    }
  }
  const chosen = [...files.values()].slice(0, MOST_IMAGES);
  const shown = await Promise.all(chosen.map((media) => shownImage(strapi, media)));
  return shown.filter((image) => image !== null);
};

const shownImage = async (strapi: Core.Strapi, media: StoredMedia): Promise<ShownImage | null> => {
  try {
    const { file } = await getService(strapi, 'media').openImage(media, MODEL_RULES);
    const base64 = Buffer.from(await file.read()).toString('base64');
    return { fileId: media.fileId, image: { mimeType: 'image/jpeg', base64 } };
  } catch (error) {
    if (error instanceof PlatformFailure) return null;
    throw error;
  }
};
