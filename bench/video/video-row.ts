import type { Growth } from './growth';

/** What was done with one large video, and how much memory it took. */
export interface VideoRow extends Growth {
  what: string;
  megabytes: number;
}
