import { z } from 'zod';

import type { PostedPart } from '../contract';

import type { MastodonStatus } from './statuses';

const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const;

export type Visibility = (typeof VISIBILITIES)[number];

const visibilitySchema = z.enum(VISIBILITIES);
const refSchema = z.object({ visibility: visibilitySchema });

const webAddress = z.url({ protocol: /^https?$/ });

/** Some compatible servers give no `url`; `uri` leads to the same page (STATUS). */
const addressOf = ({ url, uri }: MastodonStatus): string | null =>
  webAddress.safeParse(url).data ?? webAddress.safeParse(uri).data ?? null;

/** A visible post; who sees it is kept, because an answer to it must not be seen by more. */
export const postedPart = (index: number, status: MastodonStatus): PostedPart => {
  const visibility = visibilitySchema.safeParse(status.visibility).data;
  return {
    index,
    id: status.id,
    url: addressOf(status),
    ...(visibility ? { ref: { visibility } } : {}),
  };
};

/** Who sees a post of ours; null when it was not kept. */
export const visibilityOf = ({ ref }: PostedPart): Visibility | null =>
  refSchema.safeParse(ref).data?.visibility ?? null;

/** Who sees a post, as its server says; null when it says nothing that Mastodon knows. */
export const visibilityOfStatus = ({ visibility }: MastodonStatus): Visibility | null =>
  visibilitySchema.safeParse(visibility).data ?? null;
