import { PlatformFailure } from '../contract';
import type { Clock, JsonValue, MediaFile, PublishJournal } from '../contract';
import { isUsable, readHandle, type ContainerHandle } from './container-handle';
import type { ContainerPlan } from './container-plan';
import { createContainer } from './container-wire';
import type { InstagramApi } from './graph-call';
import { isUploadOver, uploadVideo } from './upload-video';

/** What making containers works with. */
export interface Workshop {
  api: InstagramApi;
  accountId: string;
  journal: PublishJournal;
  clock: Clock;
  signal: AbortSignal;
  /** Videos are sent as bytes, not fetched. */
  sendsBytes: boolean;
  /** Until when it may take, epoch ms. */
  deadline: number;
}

/** The container of an earlier run, if it can still be used. */
export const knownContainer = (
  { journal, clock }: Workshop,
  { name, recipe }: ContainerPlan
): ContainerHandle | null => {
  const handle = readHandle(journal, name);
  return handle && isUsable(handle, recipe, clock.now()) ? handle : null;
};

/** Makes the container, or takes that of an earlier run, with its bytes in it. */
export const makeContainer = async (
  shop: Workshop,
  plan: ContainerPlan,
  childIds: readonly string[] = []
): Promise<ContainerHandle> => {
  const known = knownContainer(shop, plan);
  const handle = known ?? (await create(shop, plan, childIds));
  const { uploadUri } = handle;
  if (uploadUri === null || handle.isUploaded || !plan.file) return handle;
  try {
    const { api } = shop;
    const upload = { api, handle: { ...handle, uploadUri }, file: plan.file };
    await uploadVideo({ ...upload, isResumed: known !== null });
  } catch (error) {
    if (isUploadOver(error)) await forgetContainer(shop, plan.name);
    throw error;
  }
  const full = { ...handle, isUploaded: true };
  await shop.journal.saveHandle(plan.name, full);
  return full;
};

/** The next run makes a new one. */
export const forgetContainer = ({ journal }: Pick<Workshop, 'journal'>, name: string) =>
  journal.saveHandle(name, null);

const create = async (
  shop: Workshop,
  plan: ContainerPlan,
  childIds: readonly string[]
): Promise<ContainerHandle> => {
  const madeAt = shop.clock.now();
  const fields = { ...plan.fields, ...sourceOf(shop, plan), ...itemsOf(childIds) };
  const made = await countingFetches(shop, () => createContainer(shop.api, shop.accountId, fields));
  const isUpload = 'upload_type' in fields;
  const handle: ContainerHandle = {
    ...{ id: made.id, madeAt, recipe: plan.recipe },
    uploadUri: isUpload ? (made.uri ?? defaultUri(shop.api, made.id)) : null,
    isUploaded: false,
    refusals: 0,
  };
  await shop.journal.saveHandle(plan.name, handle);
  return handle;
};

/** MED: documented, in case an answer leaves it out. */
const defaultUri = ({ url }: InstagramApi, id: string): string => {
  const version = url.slice(url.lastIndexOf('/') + 1);
  return `https://rupload.facebook.com/ig-api-upload/${version}/${encodeURIComponent(id)}`;
};

const itemsOf = (ids: readonly string[]): Record<string, JsonValue> =>
  ids.length > 0 ? { children: ids.join(',') } : {};

const sourceOf = ({ sendsBytes }: Workshop, { file }: ContainerPlan): Record<string, JsonValue> => {
  if (!file) return {};
  if (file.kind === 'video' && sendsBytes) return { upload_type: 'resumable' };
  return { [file.kind === 'video' ? 'video_url' : 'image_url']: addressOf(file) };
};

const addressOf = ({ name, url }: MediaFile): string => {
  if (url !== null) return url;
  throw new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'MEDIA_NOT_PUBLIC',
      message: `${name} must be fetched by Instagram itself, and this Strapi has no public address.`,
    }
  );
};

/** EC names no number; peers repeat a failed fetch three times. */
const MAX_FETCHES = 3;
const FETCH_REFUSALS = 'fetch refusals';

/** A file that Instagram cannot fetch again and again is not reachable: repeating helps no more. */
const countingFetches = async <T>({ journal }: Workshop, call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== 'MEDIA_NOT_FETCHED') throw error;
    const refusals = Number(journal.handles[FETCH_REFUSALS] ?? 0) + 1;
    await journal.saveHandle(FETCH_REFUSALS, refusals);
    if (refusals < MAX_FETCHES) throw error;
    const { code, message } = error;
    throw new PlatformFailure({ family: 'rejected' }, { code, message, cause: error });
  }
};
