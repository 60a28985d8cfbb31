import type { MediaFile, PublishJournal } from '../contract';
import { PlatformFailure } from '../contract';
import { awaitContainer } from './await-container';
import type { ThreadsApi } from './client';
import { containerFailure, MAX_FETCHES, NOT_FETCHED } from './container-failure';
import { childSlotName, journalSlot, liveContainer } from './container-slot';
import type { ContainerSlot, LiveContainer } from './container-slot';
import { createContainer } from './containers';
import type { ContainerFields } from './containers';
import { fileFields } from './part-fields';

/** One container to be: where it is kept, and what its create call says. */
interface Wanted {
  api: ThreadsApi;
  slot: ContainerSlot;
  /** Asked for only when a new one has to be made. */
  fields: () => Promise<ContainerFields>;
}

/**
 * The container, finished: the one of an earlier run where it still lives, else a new one. Its
 * stage is `published` when an earlier run published it without hearing of it.
 */
export const ensureContainer = async (wanted: Wanted): Promise<LiveContainer> => {
  const { api, slot } = wanted;
  const known = liveContainer(slot, api.deps.clock.now());
  const ready =
    known?.stage === 'finished'
      ? known
      : known && (await awaitContainer({ api, slot, container: known }));
  if (ready) return ready;
  const made = await makeContainer(wanted);
  const finished = await awaitContainer({ api, slot, container: made });
  if (finished) return finished;
  throw new PlatformFailure(
    { family: 'retryable' },
    { code: 'CONTAINER_GONE', message: 'Threads does not know the prepared post it just made.' }
  );
};

const FRESH = { stage: 'created', finishedAt: 0, postId: null } as const;

/** A fresh container, kept as soon as it exists. */
const makeContainer = async ({ api, slot, fields }: Wanted): Promise<LiveContainer> => {
  const earlier = slot.read();
  const counts = { failures: earlier?.failures ?? 0, strays: earlier?.strays ?? 0 };
  try {
    const id = await createContainer(api, await fields());
    const createdAt = api.deps.clock.now();
    const container = { id, createdAt, ...FRESH, ...counts };
    await slot.save(container);
    return container;
  } catch (error) {
    if (!(error instanceof PlatformFailure) || !isUnfetched(error)) throw error;
    const failures = counts.failures + 1;
    const createdAt = api.deps.clock.now();
    await slot.save({ id: null, createdAt, ...FRESH, ...counts, failures });
    if (failures < MAX_FETCHES) throw error;
    throw containerFailure(NOT_FETCHED, true);
  }
};

const isUnfetched = ({ family, code, message }: PlatformFailure): boolean =>
  family === 'retryable' && (code.endsWith('_2207052') || /from this uri/i.test(message));

interface Children {
  api: ThreadsApi;
  journal: PublishJournal;
  index: number;
  media: readonly MediaFile[];
}

/** Ids of a carousel's files, each finished; all are made before the first one is waited for. */
export const ensureChildren = async (children: Children): Promise<string[]> => {
  const { api, journal, index, media } = children;
  const wanted = media.map((file): Wanted => ({
    api,
    slot: journalSlot(journal, childSlotName(index, file.key)),
    fields: () => Promise.resolve(childFields(file)),
  }));
  for (const child of wanted) {
    if (!liveContainer(child.slot, api.deps.clock.now())) await makeContainer(child);
  }
  const ids: string[] = [];
  for (const child of wanted) ids.push((await ensureContainer(child)).id);
  return ids;
};

const childFields = (file: MediaFile): ContainerFields => ({
  media_type: file.kind === 'video' ? 'VIDEO' : 'IMAGE',
  is_carousel_item: 'true',
  ...fileFields(file),
});
