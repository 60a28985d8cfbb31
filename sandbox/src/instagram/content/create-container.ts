import type { Instagram } from '../state';
import { Arguments } from './arguments';
import { readContainerRequest, type ContainerRequest } from './container-request';
import { containerById, startProcessing, statusOf } from './containers';
import { pullImage, pullVideo, type Inspection } from './media-checks';
import type { Container } from './model';
import { contentError, graphErrorOf, takePlanned } from './refusals';
import type { Call, ContentHandler, Visitor } from './visitor';

const DAY_MS = 86_400_000;

/** `POST /{IG_ID}/media`. */
export const createContainer: ContentHandler = async (call) => {
  const { instagram, visitor, context, id } = call;
  const { knobs } = instagram.state;
  const account = visitor.accountMeant(id);
  visitor.require('publish', account);
  const args = await Arguments.read(context);
  const request = readContainerRequest({ args, host: visitor.host, knobs });
  requireQuota(instagram, account.id);
  const planned = takePlanned(instagram, 'create');
  if (planned) throw graphErrorOf(planned);
  const container = containerOf(call, request, account.id);
  await startWork(instagram, container, request);
  instagram.state.containers[container.id] = container;
  instagram.world.changed();
  return context.json(answerOf(call, container));
};

/** How a container that is too many is answered is not documented; this is the answer to a post too many. */
const requireQuota = ({ world, state }: Instagram, accountId: string): void => {
  const since = world.clock.now() - DAY_MS;
  const made = Object.values(state.containers).filter(
    (container) => container.accountId === accountId && container.createdAt > since
  );
  if (made.length >= state.knobs.containerLimit) throw contentError(2207042);
};

const containerOf = (
  { instagram: { world }, visitor }: Call,
  { form, isChild, wishes, takesBytes }: ContainerRequest,
  accountId: string
): Container => ({
  id: `178${world.random.digits(14)}`,
  ...{ accountId, clientId: visitor.clientId, form, isChild, wishes },
  createdAt: world.clock.now(),
  readyAt: null,
  failure: null,
  file: null,
  coverBlob: null,
  upload: takesBytes ? { blob: null, received: 0, fileSize: null } : null,
  mediaId: null,
});

/** Images and covers are fetched before the answer, videos after it. */
const startWork = async (
  instagram: Instagram,
  container: Container,
  request: ContainerRequest
): Promise<void> => {
  const { world, state } = instagram;
  const inspection: Inspection = { world, form: container.form, knobs: state.knobs };
  if (request.coverUrl) {
    const cover = await pullImage({ ...inspection, form: 'STORIES' }, request.coverUrl);
    if ('subcode' in cover) throw contentError(cover.subcode);
    container.coverBlob = cover.file.blob;
  }
  if (request.form === 'CAROUSEL') {
    requireChildren(instagram, container);
    return startProcessing(instagram, container, plannedWork(instagram, 'video'));
  }
  if (request.imageUrl) {
    const image = await pullImage(inspection, request.imageUrl);
    if ('subcode' in image) throw contentError(image.subcode);
    container.file = image.file;
    return startProcessing(instagram, container, plannedWork(instagram, 'image'));
  }
  if (request.videoUrl) void pullInBackground(instagram, container, request.videoUrl);
};

/** A failure that was planned for processing shows in the status only. */
export const plannedWork = (instagram: Instagram, kind: 'image' | 'video') => {
  const { imageProcessingMs, videoProcessingMs } = instagram.state.knobs;
  const planned = takePlanned(instagram, 'process');
  return {
    processingMs: kind === 'image' ? imageProcessingMs : videoProcessingMs,
    subcode: planned?.subcode ?? undefined,
  };
};

const requireChildren = (instagram: Instagram, { wishes, accountId, clientId }: Container) => {
  for (const id of wishes.children) {
    const child = containerById(instagram, id);
    if (!child || child.accountId !== accountId || child.clientId !== clientId) {
      throw contentError(2207006);
    }
    const status = statusOf(instagram, child);
    if (!child.isChild) throw contentError(2207023);
    if (status === 'EXPIRED') throw contentError(2207020);
    if (status !== 'FINISHED') throw contentError(2207027);
  }
};

const pullInBackground = async (
  instagram: Instagram,
  container: Container,
  url: string
): Promise<void> => {
  const { world, state } = instagram;
  const work = plannedWork(instagram, 'video');
  const pulled = await pullVideo({ world, form: container.form, knobs: state.knobs }, url);
  if ('file' in pulled) container.file = pulled.file;
  const subcode = 'subcode' in pulled ? pulled.subcode : thumbProblem(container);
  startProcessing(instagram, container, { ...work, subcode: work.subcode ?? subcode });
};

/** The frame for the cover must lie within the video. */
export const thumbProblem = ({ file, wishes }: Container): number | undefined =>
  file && wishes.thumbOffsetMs > 0 && wishes.thumbOffsetMs >= file.durationMs ? 2207057 : undefined;

const answerOf = ({ instagram, visitor, context }: Call, container: Container) => ({
  id: container.id,
  ...(container.upload
    ? { uri: uploadAddress({ instagram, visitor, context }, container.id) }
    : {}),
});

/** rupload.facebook.com is part of whichever server was asked. */
const uploadAddress = (
  { visitor, context }: { instagram: Instagram; visitor: Visitor; context: Call['context'] },
  id: string
): string => `${new URL(context.req.url).origin}/ig-api-upload/${visitor.version}/${id}`;
