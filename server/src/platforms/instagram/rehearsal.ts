import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';
import { jsonAnswer, unknownCall } from '../contract';
import {
  idAnswer,
  readGraphRequest,
  rehearsedToken,
  sentFields,
  type GraphRequest,
} from '../meta/rehearsal';
import { INSTAGRAM_BASE_URLS, INSTAGRAM_BY_FACEBOOK_OAUTH, INSTAGRAM_OAUTH } from './descriptor';

const DIGITS = '#'.repeat(14);

/** Answers as Instagram does when all goes well, with containers that are ready at once. */
export const instagramRehearsal: Rehearsal = {
  // In either way to connect: which one it is shows in the requests only.
  credentials: (stage) =>
    rehearsedToken(stage, {
      prefix: 'IGAA',
      scopes: [...INSTAGRAM_OAUTH.scopes, ...INSTAGRAM_BY_FACEBOOK_OAUTH.scopes],
    }),
  answer(request, stage) {
    const read = readGraphRequest(request);
    const answer = read && answerTo({ ...read, request, stage });
    if (answer) return answer;
    throw unknownCall(request);
  },
};

interface Asked extends GraphRequest {
  request: HttpRequest;
  stage: RehearsalStage;
}

const answerTo = (asked: Asked): HttpResponse | null => {
  const { call, service, node, stage } = asked;
  if (service === 'ig-api-upload') {
    return jsonAnswer({ success: true, message: 'Upload successful.' });
  }
  switch (call) {
    case 'GET content_publishing_limit':
      return jsonAnswer({ data: [untouchedQuota] });
    case 'POST media':
      return jsonAnswer(containerFrom(asked));
    case 'POST media_publish':
      return idAnswer(stage.id(`179${DIGITS}`));
    case 'GET comments':
      // The adapter looks whether an earlier try left its comment.
      return jsonAnswer({ data: [] });
    case 'POST comments':
      return idAnswer(stage.id(`180${DIGITS}`));
    case 'GET':
      return asked.fields.has('status_code') ? jsonAnswer(readyContainer(node)) : null;
    default:
      return null;
  }
};

/** CP: the account's real one is asked for when the post goes out. */
const untouchedQuota = {
  quota_usage: 0,
  config: { quota_total: 100, quota_duration: 86_400 },
};

const containerFrom = (asked: Asked) => {
  const id = asked.stage.id(`178${DIGITS}`);
  const takesBytes = sentFields(asked.request).upload_type === 'resumable';
  return takesBytes ? { id, uri: uploadAddress(asked, id) } : { id };
};

/** MED: a host of its own; what stands in for the Graph API, as a sandbox does, stands in for it too. */
const uploadAddress = ({ request, version }: Asked, id: string): string => {
  const { origin } = new URL(request.url);
  const host =
    origin === INSTAGRAM_BASE_URLS.facebookGraph ? 'https://rupload.facebook.com' : origin;
  return `${host}/ig-api-upload/${version}/${id}`;
};

const readyContainer = (id: string) => ({ id, status_code: 'FINISHED', status: 'Finished' });
