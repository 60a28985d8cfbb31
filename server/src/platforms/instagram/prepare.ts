import { parsePostOptions, PlatformFailure } from '../contract';
import type { PreparedPart, PublishRequest } from '../contract';
import type { LimitMemory } from '../meta';
import { awaitContainer } from './await-container';
import type { ContainerHandle } from './container-handle';
import { planContainers, type ContainerPlan } from './container-plan';
import { failureOfContainer } from './errors';
import { forgetContainer, knownContainer, makeContainer, type Workshop } from './make-container';
import { instagramOptionsSchema } from './options';
import { requirePublishQuota } from './publishing-limit';

/** A container that is gone is made once more in the same run; a second one too is Instagram's trouble. */
const MAX_MADE = 2;

/** Makes every container and waits until the post can be published. */
export const preparePost = async (
  request: PublishRequest,
  { limits, ...shop }: Workshop & { limits: LimitMemory }
): Promise<PreparedPart[]> => {
  const [posted] = request.journal.posted;
  if (posted) return [{ index: 0, payload: {} }];
  const options = parsePostOptions(instagramOptionsSchema, request.options, 'Instagram');
  const plan = planContainers(request.content, options);
  if (!knownContainer(shop, plan)) await requirePublishQuota({ ...shop, limits });
  const { handle, isPublished } = await finish(shop, plan);
  const payload = { creation_id: handle.id, ...(isPublished ? { is_published: true } : {}) };
  return [{ index: 0, payload }];
};

interface Finished {
  handle: ContainerHandle;
  /** It is out already: an earlier commit worked although its answer never came. */
  isPublished: boolean;
}

const finish = async (shop: Workshop, plan: ContainerPlan): Promise<Finished> => {
  for (let made = 0; made < MAX_MADE; made += 1) {
    const handle = await makeWithItems(shop, plan);
    const status = await awaitContainer(shop, handle.id);
    if (status?.code === 'FINISHED' || status?.code === 'PUBLISHED') {
      return { handle, isPublished: status.code === 'PUBLISHED' };
    }
    await forgetContainer(shop, plan.name);
    if (status?.code === 'ERROR') {
      const about = { now: shop.clock.now(), subject: shop.api.subject, status: status.text };
      throw failureOfContainer(status.subcode, about);
    }
  }
  throw new PlatformFailure(
    { family: 'retryable' },
    { code: 'CONTAINER_EXPIRED', message: 'Instagram lost what was prepared; it is prepared anew.' }
  );
};

/** Items of a carousel are all made first, so that Instagram works on them at the same time. */
const makeWithItems = async (shop: Workshop, plan: ContainerPlan): Promise<ContainerHandle> => {
  if (plan.children.length === 0 || knownContainer(shop, plan)) return makeContainer(shop, plan);
  for (const child of plan.children) await makeContainer(shop, child);
  const ids: string[] = [];
  for (const child of plan.children) ids.push((await finish(shop, child)).handle.id);
  return makeContainer(shop, plan, ids);
};
