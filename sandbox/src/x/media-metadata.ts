import { Hono } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { apiHandlers, MEDIA_SCOPES, type ApiCall } from './endpoint';
import { ID_PATTERN } from './ids';
import { readJson } from './request-parts';
import type { XSite } from './state';
import { requireUpload } from './uploads';

const MAX_ALT_TEXT_LENGTH = 1000;

const id = z.string().regex(ID_PATTERN);

const altText = z.string().refine((text) => [...text].length <= MAX_ALT_TEXT_LENGTH, {
  message: `must be at most ${MAX_ALT_TEXT_LENGTH} characters long`,
});

const metadataSchema = z.strictObject({
  id,
  metadata: z.strictObject({ alt_text: z.strictObject({ text: altText }) }),
});

const subtitlesSchema = z.strictObject({
  id,
  media_category: z.enum(['TweetVideo', 'AmplifyVideo']),
  subtitles: z.strictObject({
    id,
    language_code: z.string().regex(/^[A-Z]{2}$/),
    display_name: z.string(),
  }),
});

/** Alt texts and subtitles of uploaded media (platforms/x.md §4). */
export const mediaMetadataRoutes = (site: XSite): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  const scopes = MEDIA_SCOPES;
  app.post(
    '/2/media/metadata',
    ...apiHandlers(site, { operation: 'media-metadata', scopes, handle: setMetadata })
  );
  app.post(
    '/2/media/subtitles',
    ...apiHandlers(site, { operation: 'media-subtitles', scopes, handle: setSubtitles })
  );
  return app;
};

const setMetadata = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const body = await readJson(context, metadataSchema);
  const upload = requireUpload(site, body.id, account);
  upload.altText = body.metadata.alt_text.text;
  site.world.changed();
  return context.json({ data: { id: upload.id, associated_metadata: body.metadata } });
};

const setSubtitles = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const body = await readJson(context, subtitlesSchema);
  const video = requireUpload(site, body.id, account);
  requireUpload(site, body.subtitles.id, account);
  return context.json({
    data: {
      id: video.id,
      media_category: body.media_category,
      associated_subtitles: [body.subtitles],
    },
  });
};
