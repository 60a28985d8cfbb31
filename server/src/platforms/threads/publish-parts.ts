import { parsePostOptions, PlatformFailure } from '../contract';
import type { MediaFile, PostedPart, PreparedPart, PublishRequest } from '../contract';
import type { LimitMemory } from '../meta';
import type { ThreadsApi } from './client';
import { journalSlot, partSlotName } from './container-slot';
import type { LiveContainer } from './container-slot';
import type { ContainerFields } from './containers';
import { ensureChildren, ensureContainer } from './ensure-container';
import { threadsOptionsSchema } from './options';
import { fileFields, partPayload, readPayload, THREADS_MEDIA_TYPES } from './part-fields';
import type { PartPayload, ThreadsMediaType } from './part-fields';
import { publishOnce } from './publish';
import type { Publishing } from './publish';
import { expectQuota } from './quota';
import { sendReply } from './send-reply';

export interface ThreadsPost {
  api: ThreadsApi;
  request: PublishRequest;
}

/**
 * Builds every part. The first one's container is made and finished here; that of an answer needs
 * the id of the post before it and is made when its turn comes, though the files of a carousel are
 * ready by then.
 */
export const prepareParts = async (
  post: ThreadsPost,
  memory: LimitMemory
): Promise<PreparedPart[]> => {
  const { api, request } = post;
  const { content, journal } = request;
  const options = parsePostOptions(threadsOptionsSchema, request.options, 'Threads');
  await expectQuota(api, memory, request);
  const prepared: PreparedPart[] = [];
  for (const [index, part] of content.parts.entries()) {
    const payload = partPayload({ index, part, card: content.card, options });
    prepared.push({ index, payload });
    if (index < journal.posted.length) continue;
    if (index === 0) await ensurePart(post, { index, payload, parentId: null });
    else if (part.media.length > 1) {
      await ensureChildren({ api, journal, index, media: part.media });
    }
  }
  return prepared;
};

interface Part {
  index: number;
  payload: PartPayload;
  parentId: string | null;
}

const ensurePart = ({ api, request }: ThreadsPost, part: Part): Promise<LiveContainer> => {
  const { journal, content } = request;
  const { index, payload, parentId } = part;
  const media = content.parts[index]?.media ?? [];
  return ensureContainer({
    api,
    slot: journalSlot(journal, partSlotName(index)),
    fields: async () => ({
      ...payload.fields,
      ...(await mediaFields({ api, request }, index, media)),
      ...(parentId === null ? {} : { reply_to_id: parentId }),
    }),
  });
};

const mediaFields = async (
  { api, request: { journal } }: ThreadsPost,
  index: number,
  media: readonly MediaFile[]
): Promise<ContainerFields> => {
  const [first, ...more] = media;
  if (!first) return {};
  if (more.length === 0) return fileFields(first);
  const ids = await ensureChildren({ api, journal, index, media });
  return { children: ids.join(',') };
};

/** Makes one part visible. */
export const commitPart = async (
  post: ThreadsPost,
  prepared: PreparedPart,
  earlier: readonly PostedPart[]
): Promise<PostedPart> => {
  const { api, request } = post;
  const { index } = prepared;
  const payload = readPayload(prepared);
  const parentId = index === 0 ? null : parentOf(index, earlier);
  const container = await ensurePart(post, { index, payload, parentId });
  const publishing: Publishing = {
    api,
    slot: journalSlot(request.journal, partSlotName(index)),
    container,
    sought: {
      ...soughtOf(payload),
      parentId,
      knownIds: earlier.map(({ id }) => id),
    },
    hasVideo: request.content.parts[index]?.media.some(({ kind }) => kind === 'video') ?? false,
  };
  if (parentId === null) return { index, ...(await publishOnce(publishing)) };
  const { credentials } = request;
  const { isStray, ...reply } = await sendReply({ ...publishing, parentId, credentials });
  return { index, ...reply, ...(isStray ? { ref: { isStray } } : {}) };
};

/** What a list shows of the part. */
export const soughtOf = ({
  fields,
}: PartPayload): { text: string; mediaType: ThreadsMediaType } => ({
  text: fields.text ?? '',
  mediaType: THREADS_MEDIA_TYPES.find((type) => type === fields.media_type) ?? 'TEXT',
});

const parentOf = (index: number, earlier: readonly PostedPart[]): string => {
  const parent = earlier.find((posted) => posted.index === index - 1);
  if (parent) return parent.id;
  // Without its parent the part would stand alone.
  throw new PlatformFailure(
    { family: 'rejected' },
    { code: 'THREAD_PARENT_MISSING', message: 'The post before this one is missing.' }
  );
};
