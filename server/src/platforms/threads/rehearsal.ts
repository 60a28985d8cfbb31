import type { HttpResponse, Rehearsal, RehearsalStage } from '../contract';
import { jsonAnswer, unknownCall } from '../contract';
import { idAnswer, readGraphRequest, rehearsedToken, type GraphRequest } from '../meta/rehearsal';
import { THREADS_BASE_URLS, THREADS_OAUTH } from './descriptor';

const DIGITS = '#'.repeat(15);

/** Answers as Threads does when all goes well, with containers that are ready at once. */
export const threadsRehearsal: Rehearsal = {
  credentials: (stage) => rehearsedToken(stage, { prefix: 'THAA', scopes: THREADS_OAUTH.scopes }),
  answer(request, stage) {
    const read = readGraphRequest(request);
    const answer = read && answerTo(read, stage);
    if (answer) return answer;
    throw unknownCall(request);
  },
};

const answerTo = (asked: GraphRequest, stage: RehearsalStage): HttpResponse | null => {
  switch (asked.call) {
    case 'GET threads_publishing_limit':
      return jsonAnswer({ data: [untouchedQuotas] });
    case 'POST threads':
      return idAnswer(stage.id(`18${DIGITS}`));
    case 'POST threads_publish':
      return idAnswer(stage.id(`17${DIGITS}`));
    case 'GET':
      return jsonAnswer({ id: asked.node, ...nodeFields(asked, stage) });
    default:
      return null;
  }
};

const DAY_S = 86_400;

/** OV, TS: the account's real ones are asked for when the post goes out. */
const untouchedQuotas = {
  quota_usage: 0,
  config: { quota_total: 250, quota_duration: DAY_S },
  reply_quota_usage: 0,
  reply_config: { quota_total: 1000, quota_duration: DAY_S },
};

/** Of a container its state; of a post its address, and that a reply stands in its place. */
const nodeFields = ({ fields }: GraphRequest, stage: RehearsalStage) => {
  if (fields.has('status')) return { status: 'FINISHED' };
  const web = stage.baseUrls.web ?? THREADS_BASE_URLS.web;
  const handle = encodeURIComponent(stage.account.handle);
  return {
    ...(fields.has('is_reply') ? { is_reply: true } : {}),
    ...(fields.has('permalink')
      ? { permalink: `${web}/@${handle}/post/${stage.id('D**********')}` }
      : {}),
  };
};
