import { callBelow, emptyAnswer, jsonAnswer, sentJson, unknownCall } from '../contract';
import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';
import { DEFAULT_BASE_URLS } from './descriptor';
import { isOrganization } from './urn';

const DAY_MS = 86_400_000;
/** VID: what every instruction asks for but the last one. */
const PART_BYTES = 4_194_304;

/** IMG, DOC, VID: what an asset's URN ends in. */
const ASSET = '*'.repeat(22);
/** POSTS, COMM: what a post's URN ends in, and a comment's id. */
const NUMBER = '#'.repeat(19);

/** LinkedIn on a good day: files are processed at once, as far as the account may see it. */
export const linkedInRehearsal: Rehearsal = {
  credentials: (stage) => ({
    accessToken: stage.id('linkedin-access-token-********'),
    refreshToken: null,
    expiresAt: new Date(stage.now() + 60 * DAY_MS).toISOString(),
    refreshExpiresAt: null,
    scopes: [],
  }),
  answer(request, stage) {
    if (request.method === 'PUT') return uploaded(request, stage);
    const call = callOf(request, stage);
    switch (call) {
      case 'POST /rest/posts':
        return emptyAnswer(201, { 'x-restli-id': stage.id(`urn:li:share:${NUMBER}`) });
      case 'POST /rest/images?action=initializeUpload':
        return fileAnnounced('image', stage);
      case 'POST /rest/documents?action=initializeUpload':
        return fileAnnounced('document', stage);
      case 'POST /rest/videos?action=initializeUpload':
        return videoAnnounced(request, stage);
      case 'POST /rest/videos?action=finalizeUpload':
        return emptyAnswer(200);
      default:
        if (/^POST \/rest\/socialActions\/[^/]+\/comments$/.test(call)) return commented(stage);
        if (/^GET \/rest\/(images|documents|videos)\//.test(call)) return statusSeen(stage);
        throw unknownCall(request);
    }
  },
};

const callOf = (request: HttpRequest, { baseUrls }: RehearsalStage): string =>
  callBelow(request, baseUrls.api ?? DEFAULT_BASE_URLS.api) + new URL(request.url).search;

/** COMM: the body says the same id, and more that nobody asks about. */
const commented = (stage: RehearsalStage): HttpResponse => {
  const id = stage.id(NUMBER);
  return jsonAnswer({ id }, { status: 201, headers: { 'x-restli-id': id } });
};

/** IMG: an address of one request, at another host than the API's. */
const uploadUrl = (stage: RehearsalStage): string => stage.id(`${uploadsUrl(stage)}${ASSET}`);

const uploadsUrl = ({ baseUrls }: RehearsalStage): string =>
  `${baseUrls.web ?? DEFAULT_BASE_URLS.web}/dms-uploads/`;

const fileAnnounced = (kind: 'image' | 'document', stage: RehearsalStage): HttpResponse => {
  const urn = stage.id(`urn:li:${kind}:${ASSET}`);
  const uploadUrlExpiresAt = stage.now() + DAY_MS;
  return jsonAnswer({ value: { uploadUrlExpiresAt, uploadUrl: uploadUrl(stage), [kind]: urn } });
};

const videoAnnounced = (request: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const { initializeUploadRequest } = sentJson(request) as {
    initializeUploadRequest?: { fileSizeBytes?: number };
  };
  const size = initializeUploadRequest?.fileSizeBytes ?? 0;
  const uploadInstructions = Array.from({ length: Math.ceil(size / PART_BYTES) }, (_, part) => ({
    uploadUrl: uploadUrl(stage),
    firstByte: part * PART_BYTES,
    lastByte: Math.min((part + 1) * PART_BYTES, size) - 1,
  }));
  const video = stage.id(`urn:li:video:${ASSET}`);
  const uploadUrlsExpireAt = stage.now() + DAY_MS;
  return jsonAnswer({ value: { uploadUrlsExpireAt, video, uploadInstructions, uploadToken: '' } });
};

const uploaded = (request: HttpRequest, stage: RehearsalStage): HttpResponse => {
  if (!request.url.startsWith(uploadsUrl(stage))) throw unknownCall(request);
  return emptyAnswer(201, { etag: `"${stage.id(ASSET)}"` });
};

/** IMG: tokens of members may not look. */
const statusSeen = ({ account }: RehearsalStage): HttpResponse =>
  isOrganization(account.id)
    ? jsonAnswer({ status: 'AVAILABLE' })
    : jsonAnswer(
        {
          status: 403,
          serviceErrorCode: 100,
          code: 'ACCESS_DENIED',
          message: 'Not enough permissions',
        },
        { status: 403 }
      );
