import type { HttpResponse, RateLimitStatus } from '../contract';
import { usageStatus } from './usage-headers';

/** Of the rolling day of posts nothing tells when the oldest one leaves it: it is asked again then. */
const ASK_AGAIN_MS = 60 * 60_000;

/** What Meta said of an account's limits: of posts when it was asked, of calls in every answer. */
export class LimitMemory {
  #posts: RateLimitStatus | null = null;
  #calls: RateLimitStatus | null = null;

  /** @param now epoch ms */
  rememberPosts({ used, total }: { used: number; total: number }, now: number): void {
    const remaining = Math.max(0, total - used);
    this.#posts = { ruleId: 'posts', limit: total, remaining, resetsAt: now + ASK_AGAIN_MS };
  }

  /** A post went out since it was asked. */
  spendPost(): void {
    if (!this.#posts) return;
    this.#posts = { ...this.#posts, remaining: Math.max(0, this.#posts.remaining - 1) };
  }

  /** @param now epoch ms */
  observe(headers: HttpResponse['headers'], now: number): void {
    this.#calls = usageStatus(headers, now) ?? this.#calls;
  }

  get statuses(): RateLimitStatus[] {
    return [this.#posts, this.#calls].filter((status) => status !== null);
  }
}
