import { emptyAnswer, jsonAnswer, unknownCall } from '../contract';
import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';

import { X_BASE_URLS, X_OAUTH } from './descriptor';

/** Snowflakes have 19 digits. The first one says what they stand for. */
const SNOWFLAKES = {
  post: `1${'#'.repeat(18)}`,
  image: `2${'#'.repeat(18)}`,
  /** GIFs and videos, which X works on when they are uploaded. */
  film: `3${'#'.repeat(18)}`,
} as const;

const HOUR_MS = 3_600_000;
const DAY_S = 86_400;

/** X on a good day: one look at a GIF or a video finds it ready. */
export const xRehearsal: Rehearsal = {
  credentials: (stage) => ({
    accessToken: stage.id('x-access-token-********'),
    refreshToken: stage.id('x-refresh-token-********'),
    expiresAt: new Date(stage.now() + 2 * HOUR_MS).toISOString(),
    refreshExpiresAt: null,
    scopes: X_OAUTH.scopes.map(({ name }) => name),
  }),
  answer(request, stage) {
    const { pathname, searchParams } = new URL(request.url);
    const call = `${request.method} ${pathname.slice(pathOf(stage).length)}`;
    switch (call) {
      case 'POST /2/tweets':
        return jsonAnswer({ data: { id: stage.id(SNOWFLAKES.post) } }, { status: 201 });
      case 'POST /2/media/upload/initialize':
        return started(request, stage);
      case 'POST /2/media/metadata':
        return jsonAnswer({ data: {} });
      case 'GET /2/media/upload':
        return processed(searchParams.get('media_id') ?? '', { state: 'succeeded' });
      default:
        return answerUpload(call, request);
    }
  },
};

/** A base URL may have a path of its own. */
const pathOf = ({ baseUrls }: RehearsalStage): string =>
  new URL(baseUrls.api ?? X_BASE_URLS.api).pathname.replace(/\/$/, '');

const started = ({ body }: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const { media_category } = (body?.kind === 'json' ? body.value : {}) as Partial<
    Record<'media_category', string>
  >;
  const id = stage.id(media_category === 'tweet_image' ? SNOWFLAKES.image : SNOWFLAKES.film);
  return jsonAnswer({ data: { id, media_key: `3_${id}`, expires_after_secs: DAY_S } });
};

const answerUpload = (call: string, request: HttpRequest): HttpResponse => {
  const [, id, step] = /^POST \/2\/media\/upload\/(\d+)\/(append|finalize)$/.exec(call) ?? [];
  if (id === undefined) throw unknownCall(request);
  if (step === 'append') return emptyAnswer(204);
  const isFilm = id.startsWith(SNOWFLAKES.film.charAt(0));
  return isFilm
    ? processed(id, { state: 'pending', check_after_secs: 1 })
    : jsonAnswer({ data: { id } });
};

const processed = (id: string, processing_info: object): HttpResponse =>
  jsonAnswer({ data: { id, processing_info } });
