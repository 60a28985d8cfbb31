import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';
import { emptyAnswer, jsonAnswer, sentJson, unknownCall } from '../contract';

import { TIKTOK_BASE_URLS } from './base-urls';
import { INIT_PATHS, type InitPath } from './client';
import { TIKTOK_OAUTH } from './descriptor';
import { traitsOf } from './traits';

const DIGITS = '#'.repeat(19);

/** Answers as TikTok does when all goes well, with posts that are out at once. */
export const tiktokRehearsal: Rehearsal = {
  credentials: (stage) => ({
    accessToken: stage.id(`act.${'*'.repeat(40)}`),
    refreshToken: null,
    expiresAt: null,
    refreshExpiresAt: null,
    scopes: TIKTOK_OAUTH.scopes.map(({ name }) => name),
  }),
  answer(request, stage) {
    const answer = request.method === 'PUT' ? pieceTaken(request) : answerTo(request, stage);
    if (answer) return answer;
    throw unknownCall(request);
  },
  isQuestion: (request) => isCall(request, CREATOR) || isCall(request, STATUS),
};

/** TikTok takes questions by POST, too. */
const CREATOR = '/v2/post/publish/creator_info/query/';
const STATUS = '/v2/post/publish/status/fetch/';

const isCall = ({ method, url }: HttpRequest, path: string): boolean =>
  method === 'POST' && new URL(url).pathname.endsWith(path);

const answerTo = (request: HttpRequest, stage: RehearsalStage): HttpResponse | null => {
  if (isCall(request, CREATOR)) return envelope(creatorOf(stage));
  if (isCall(request, STATUS)) return envelope(outcomeOf(request));
  const names = Object.keys(INIT_PATHS) as InitPath[];
  const name = names.find((candidate) => isCall(request, INIT_PATHS[candidate]));
  return name ? envelope(begunPost({ name, request, stage })) : null;
};

const envelope = (data: Readonly<Record<string, unknown>>): HttpResponse =>
  jsonAnswer({ data, error: { code: 'ok', message: '', log_id: '' } });

/** CREATOR: as TikTok said it with the last check of the account, since posts are made after it. */
const creatorOf = ({ account }: RehearsalStage) => {
  const traits = traitsOf(account);
  return {
    creator_username: traits.username,
    creator_nickname: account.name,
    privacy_level_options: traits.privacyLevels,
    comment_disabled: traits.isCommentOff,
    duet_disabled: traits.isDuetOff,
    stitch_disabled: traits.isStitchOff,
    max_video_post_duration_sec: traits.maxVideoDurationS,
  };
};

interface Begun {
  name: InitPath;
  request: HttpRequest;
  stage: RehearsalStage;
}

const begunPost = ({ name, request, stage }: Begun) => {
  const { post_mode: mode, source_info: info } = sentJson(request) as {
    post_mode?: string;
    source_info?: { source?: string };
  };
  const takesBytes = info?.source === 'FILE_UPLOAD';
  const isDraft = name === 'inboxVideo' || mode === 'MEDIA_UPLOAD';
  const kind = name === 'photos' ? 'p' : 'v';
  const prefix = `${kind}_${isDraft ? 'inbox' : 'pub'}_${takesBytes ? 'file' : 'url'}`;
  const publish_id = stage.id(`${prefix}~v2-1.${DIGITS}`);
  return takesBytes ? { publish_id, upload_url: uploadAddress(stage) } : { publish_id };
};

/** TRANSFER: a host of its own; what stands in for the API, as a sandbox does, stands in for it too. */
const uploadAddress = (stage: RehearsalStage): string => {
  const api = stage.baseUrls.api ?? TIKTOK_BASE_URLS.api;
  const host = api === TIKTOK_BASE_URLS.api ? 'https://open-upload.tiktokapis.com' : api;
  const query = `upload_id=${stage.id(DIGITS)}&upload_token=${stage.id('*'.repeat(32))}`;
  return `${host}/video/?${query}`;
};

const RANGE = /^bytes \d+-(\d+)\/(\d+)$/;

/** TRANSFER: 201 once all bytes are there, 206 before. */
const pieceTaken = ({ headers }: HttpRequest): HttpResponse | null => {
  const [, last, size] = RANGE.exec(headers?.['content-range'] ?? '') ?? [];
  if (last === undefined || size === undefined) return null;
  const isWhole = Number(last) + 1 === Number(size);
  return emptyAnswer(isWhole ? 201 : 206, { 'content-range': `bytes 0-${last}/${size}` });
};

/** STATUS: at its end. Without the public id, which comes after moderation. */
const outcomeOf = (request: HttpRequest) => {
  const isDraft = /^[vp]_inbox_/.test(String(sentJson(request).publish_id));
  return { status: isDraft ? 'SEND_TO_USER_INBOX' : 'PUBLISH_COMPLETE' };
};
