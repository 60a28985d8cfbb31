import { callBelow, jsonAnswer, sentJson, unknownCall } from '../contract';
import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';

import { DEFAULT_SERVICE_URL, MASTODON_OAUTH } from './descriptor';

/** Of posts and files alike (MEDIA, STATUS). */
const ID = '#'.repeat(18);

/** A server on a good day: a GIF or a video is ready at the first look (MEDIA). */
export const mastodonRehearsal: Rehearsal = {
  credentials: (stage) => ({
    accessToken: stage.id('mastodon-access-token-********'),
    refreshToken: null,
    expiresAt: null,
    refreshExpiresAt: null,
    scopes: MASTODON_OAUTH.scopes.map(({ name }) => name),
  }),
  answer(request, stage) {
    const call = callBelow(request, serviceUrl(stage));
    if (call === 'POST /api/v1/statuses') return posted(request, stage);
    if (call === 'POST /api/v2/media') return uploaded(request, stage);
    const [, id] = /^GET \/api\/v1\/media\/(\d+)$/.exec(call) ?? [];
    if (id !== undefined) return jsonAnswer({ id, url: fileUrl(stage, id) });
    throw unknownCall(request);
  },
};

const serviceUrl = ({ baseUrls }: RehearsalStage): string =>
  baseUrls.service ?? DEFAULT_SERVICE_URL;

const fileUrl = (stage: RehearsalStage, id: string): string =>
  `${serviceUrl(stage)}/system/media_attachments/files/${id}/original`;

const posted = (request: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const { visibility = 'public' } = sentJson(request);
  const id = stage.id(ID);
  const [name = ''] = stage.account.handle.split('@');
  return jsonAnswer({ id, visibility, url: `${serviceUrl(stage)}/@${name}/${id}` });
};

/** Pictures are ready at once; what moves is answered 202 and processed afterwards (MEDIA). */
const uploaded = ({ body }: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const type = body?.kind === 'multipart' ? body.file.contentType : '';
  const id = stage.id(ID);
  const isReady = type.startsWith('image/') && type !== 'image/gif';
  return jsonAnswer(
    { id, url: isReady ? fileUrl(stage, id) : null },
    { status: isReady ? 200 : 202 }
  );
};
