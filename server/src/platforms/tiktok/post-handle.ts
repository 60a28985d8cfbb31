import { z } from 'zod';

import type { PublishJournal } from '../contract';

const NAME = 'post';

const postHandleSchema = z.object({
  publishId: z.string().min(1),
  /** `open`: bytes are missing, so nothing can appear; `sent`: TikTok has all it needs. */
  stage: z.enum(['open', 'sent']),
  /** For uploads: where the bytes go, how many they are, and until when (epoch ms). */
  upload: z.object({ url: z.string(), size: z.number(), expiresAt: z.number() }).nullable(),
});

/** A post that was begun at TikTok. While it has not failed, no other one is begun in its place. */
export type PostHandle = z.infer<typeof postHandleSchema>;

export type UploadHandle = PostHandle & { upload: NonNullable<PostHandle['upload']> };

export const readPostHandle = ({ handles }: PublishJournal): PostHandle | null => {
  const parsed = postHandleSchema.safeParse(handles[NAME]);
  return parsed.success ? parsed.data : null;
};

export const savePostHandle = (journal: PublishJournal, handle: PostHandle): Promise<void> =>
  journal.saveHandle(NAME, handle);

/** After this a new post may be begun: the old one is known never to appear. */
export const dropPostHandle = (journal: PublishJournal): Promise<void> =>
  journal.saveHandle(NAME, null);

export const isUpload = (handle: PostHandle): handle is UploadHandle => handle.upload !== null;
