import type { AiUsageResponse } from '../../contracts/ai-usage';
import type { World } from './world';

const PAGE_SIZE = 100;

/** How often a model was asked once more for one of these adaptations. */
export const countRepairs = async (
  { client, siteId }: World,
  adaptationIds: readonly number[]
): Promise<number> => {
  const wanted = new Set(adaptationIds);
  const base = `/api/admin/distribution/ai/usage?site=${siteId}&pageSize=${PAGE_SIZE}`;
  let repairs = 0;
  for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
    const { data } = await client.request<{ data: AiUsageResponse }>('GET', `${base}&page=${page}`);
    pageCount = data.pageCount;
    repairs += data.rows.filter(
      ({ purpose, adaptationId }) =>
        purpose === 'repair' && adaptationId !== null && wanted.has(adaptationId)
    ).length;
  }
  return repairs;
};
