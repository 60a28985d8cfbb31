import { z } from 'zod';

import { openUnion } from './open-union';
import { boundedText, did, uri } from './string-formats';

const feature = openUnion({
  'app.bsky.richtext.facet#link': z.looseObject({ uri }),
  'app.bsky.richtext.facet#mention': z.looseObject({ did }),
  'app.bsky.richtext.facet#tag': z.looseObject({
    tag: boundedText({ maxBytes: 640, maxGraphemes: 64 }),
  }),
});

/**
 * Shape only: whether a range lies inside the text is not checked by the server
 * (platforms/bluesky.md §2, verified on a real PDS, checked 2026-11-22).
 */
export const facet = z.looseObject({
  index: z.looseObject({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
  features: z.array(feature),
});
