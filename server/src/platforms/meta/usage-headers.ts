import { z } from 'zod';

import type { HttpResponse } from '../contract';

const MINUTE_MS = 60_000;

const usageSchema = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.coerce.number().catch(0) })).catch([])
);

/**
 * When `X-Business-Use-Case-Usage` says that calls are allowed again (RL: minutes, per business and
 * kind of use; the longest one counts).
 *
 * @param now epoch ms
 * @returns epoch ms; null when the header is absent, unreadable, or names no wait
 */
export const accessRegainedAt = (headers: HttpResponse['headers'], now: number): number | null => {
  const usage = usageSchema.safeParse(parseJson(headers['x-business-use-case-usage'] ?? ''));
  if (!usage.success) return null;
  const waits = Object.values(usage.data)
    .flat()
    .map((use) => use.estimated_time_to_regain_access);
  const minutes = Math.max(0, ...waits.filter(Number.isFinite));
  return minutes > 0 ? now + minutes * MINUTE_MS : null;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
