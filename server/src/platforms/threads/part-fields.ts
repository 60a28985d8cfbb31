import { z } from 'zod';

import type { JsonValue, LinkCard, MediaFile, PostPart, PreparedPart } from '../contract';
import type { ContainerFields } from './containers';
import type { ThreadsOptions } from './options';
import { rangesOf } from './spoilers';

export const THREADS_MEDIA_TYPES = ['TEXT', 'IMAGE', 'VIDEO', 'CAROUSEL'] as const;

export type ThreadsMediaType = (typeof THREADS_MEDIA_TYPES)[number];

const payloadSchema = z.object({
  fields: z.record(z.string(), z.string()),
  files: z.array(z.string()),
});

/**
 * What a part's create call says, apart from ids and addresses that only hold for one run. `files`:
 * keys of the part's files.
 */
export type PartPayload = z.infer<typeof payloadSchema>;

export const readPayload = ({ payload }: PreparedPart): PartPayload => payloadSchema.parse(payload);

interface Written {
  index: number;
  part: PostPart;
  card: LinkCard | null;
  options: ThreadsOptions;
}

/** PUB, POSTS, PM. */
export const partPayload = (written: Written): PartPayload => {
  const { index, part } = written;
  const text = part.text.trim() === '' ? undefined : part.text;
  const fields: Record<string, string | undefined> = {
    media_type: mediaTypeOf(part.media),
    text,
    ...(index === 0 ? rootFields(written) : {}),
    ...everywhere(written),
  };
  return {
    fields: Object.fromEntries(
      Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)
    ),
    files: part.media.map(({ key }) => key),
  };
};

const mediaTypeOf = ([first, ...more]: readonly MediaFile[]): ThreadsMediaType => {
  if (!first) return 'TEXT';
  if (more.length > 0) return 'CAROUSEL';
  return first.kind === 'video' ? 'VIDEO' : 'IMAGE';
};

/** What is decided by the post that opens the conversation. */
const rootFields = ({ card, options }: Written): Record<string, string | undefined> => ({
  reply_control: options.replyControl ?? undefined,
  topic_tag: options.topicTag ?? undefined,
  enable_reply_approvals: options.replyApproval ? 'true' : undefined,
  is_ghost_post: options.ghostPost ? 'true' : undefined,
  quote_post_id: options.quotePostId ?? undefined,
  poll_attachment: options.poll ? json(pollOf(options.poll)) : undefined,
  gif_attachment: options.gifId ? json({ gif_id: options.gifId, provider: 'GIPHY' }) : undefined,
  ...linkFields(card, options),
});

/** An attached text brings its own place for the link (PM). */
const linkFields = (
  card: LinkCard | null,
  { attachedText }: ThreadsOptions
): Record<string, string | undefined> => {
  if (!attachedText) return { link_attachment: card?.url };
  const attached: Record<string, JsonValue> = { plaintext: attachedText };
  if (card) attached.link_attachment_url = card.url;
  return { text_attachment: json(attached) };
};

/** What belongs to every part. */
const everywhere = ({ part, options }: Written): Record<string, string | undefined> => {
  const spoilers = rangesOf(part.text, options.spoilers ?? []);
  return {
    allowlisted_country_codes: options.countries?.join(','),
    is_spoiler_media: options.spoilerMedia && part.media.length > 0 ? 'true' : undefined,
    text_entities:
      spoilers.length > 0
        ? json(spoilers.map((range) => ({ entity_type: 'SPOILER', ...range })))
        : undefined,
  };
};

const pollOf = (options: readonly string[]): Record<string, string> => {
  const names = ['option_a', 'option_b', 'option_c', 'option_d'];
  return Object.fromEntries(options.map((option, place) => [names[place] ?? '', option]));
};

/** Objects travel as JSON in one field (PM). */
const json = (value: JsonValue): string => JSON.stringify(value);

/** What the create call says of one file; it is fetched from its address (POSTS). */
export const fileFields = (file: MediaFile): ContainerFields => ({
  [file.kind === 'video' ? 'video_url' : 'image_url']: file.url ?? '',
  ...(file.altText === '' ? {} : { alt_text: file.altText }),
});
