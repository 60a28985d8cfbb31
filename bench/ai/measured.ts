import type { AdaptationView } from '../../contracts/adaptations';
import type { World } from '../../eval/harness/world';
import { ARTICLE } from '../../scripts/demo/demo-rule';

/** What the benchmark of AI asks about. */
export interface Measured {
  world: World;
  documentId: string;
  targetIds: readonly number[];
  /** Of each kind. */
  requests: number;
}

/** One request as whoever waits for it sees it. */
export interface Sample {
  view: AdaptationView;
  /** From the request to its answer, ms. */
  totalMs: number;
  /** How long the sandbox's vendors were told to think about it, all their calls together, ms. */
  thoughtMs: number;
}

/** @param fresh asks again although the same was asked before */
export const askFor = async (
  { world, documentId, targetIds }: Measured,
  fresh: boolean
): Promise<Sample> => {
  const body = { contentType: ARTICLE, documentId, locale: 'en', targetIds, fresh };
  const vendors = Object.values(world.sandbox.vendors);
  const before = vendors.map((vendor) => vendor.callCount());
  const startedAt = performance.now();
  const { data: view } = await world.client.request<{ data: AdaptationView }>(
    'POST',
    '/api/admin/distribution/adaptations',
    body
  );
  const totalMs = performance.now() - startedAt;
  const calls = vendors.flatMap((vendor, index) =>
    vendor.calls().filter(({ number }) => number > (before[index] ?? 0))
  );
  return { view, totalMs, thoughtMs: calls.reduce((sum, { latencyMs }) => sum + latencyMs, 0) };
};

/** One after the other, after a few that do not count. @throws when one was not worded by AI */
export const askOften = async (
  measured: Measured,
  { fresh, warmUp, before }: { fresh: boolean; warmUp: number; before?: () => Promise<void> }
): Promise<Sample[]> => {
  const samples: Sample[] = [];
  for (let index = -warmUp; index < measured.requests; index += 1) {
    await before?.();
    const sample = await askFor(measured, fresh);
    const { outcome, reason } = sample.view;
    if (outcome !== (fresh ? 'ai' : 'cached') && index >= 0) {
      throw new Error(`A request was answered “${outcome}”: ${reason ?? 'nobody says why'}`);
    }
    if (index >= 0) samples.push(sample);
  }
  return samples;
};
