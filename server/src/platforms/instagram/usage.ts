import { z } from 'zod';

import type { HttpResponse, RateLimitStatus } from '../contract';
import { accessRegainedAt } from '../meta/usage-headers';

// RL: https://developers.facebook.com/docs/graph-api/overview/rate-limiting, checked 2026-11-22.

/** Shares of the budget are told in percent. */
const WHOLE = 100;

/** The app's window; that of an account is a day, whose end is told only once it is used up. */
const HOUR_MS = 60 * 60_000;

const percent = z.coerce.number().catch(0);
const useSchema = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const businessSchema = z.record(z.string(), z.array(useSchema));

/** How much of the budget the calls so far have used; null without headers, which means little. */
export const usageIn = (headers: HttpResponse['headers'], now: number): RateLimitStatus | null => {
  const business = businessSchema.safeParse(parseJson(headers['x-business-use-case-usage']));
  const app = useSchema.safeParse(parseJson(headers['x-app-usage']));
  const uses = [
    ...(business.success ? Object.values(business.data).flat() : []),
    ...(app.success ? [app.data] : []),
  ];
  if (uses.length === 0) return null;
  const used = Math.max(...uses.flatMap((use) => Object.values(use)));
  return {
    limit: WHOLE,
    remaining: Math.max(0, WHOLE - Math.ceil(used)),
    resetsAt: accessRegainedAt(headers, now) ?? now + HOUR_MS,
  };
};

const parseJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
};
