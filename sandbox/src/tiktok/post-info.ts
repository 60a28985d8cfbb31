import type { z } from 'zod';

import type { photoInit, videoInit } from './init-schemas';
import type { PostInfo } from './state';

/** Of a draft: the person chooses in the app. */
export const UNKNOWN_INFO: PostInfo = {
  ...{ title: '', description: '', privacy: null, coverIndex: 0, coverMs: 0 },
  ...{ allowsComments: false, allowsDuet: false, allowsStitch: false, hasMusic: false },
  ...{ isPaidPartnership: false, isPromotional: false, isAiGenerated: false },
};

export const videoInfo = (info: z.infer<typeof videoInit>['post_info']): PostInfo => ({
  ...UNKNOWN_INFO,
  description: info.title,
  privacy: info.privacy_level,
  allowsComments: !info.disable_comment,
  allowsDuet: !info.disable_duet,
  allowsStitch: !info.disable_stitch,
  isPaidPartnership: info.brand_content_toggle,
  isPromotional: info.brand_organic_toggle,
  isAiGenerated: info.is_aigc,
  coverMs: info.video_cover_timestamp_ms,
});

export const photoInfo = (body: z.infer<typeof photoInit>): PostInfo => {
  const { title, description } = body.post_info;
  const coverIndex = body.source_info.photo_cover_index;
  if (body.post_mode === 'MEDIA_UPLOAD') return { ...UNKNOWN_INFO, title, description, coverIndex };
  const info = body.post_info;
  return {
    ...{ ...UNKNOWN_INFO, title, description, coverIndex },
    privacy: info.privacy_level,
    allowsComments: !info.disable_comment,
    hasMusic: info.auto_add_music,
    isPaidPartnership: info.brand_content_toggle,
    isPromotional: info.brand_organic_toggle,
    isAiGenerated: body.is_aigc || info.is_aigc,
  };
};
