import { z } from 'zod';

import { BLOB_CID_PATTERN } from '../cid';

/** A blob object exactly as `uploadBlob` gave it. */
export const blobRefSchema = z.strictObject({
  $type: z.literal('blob'),
  ref: z.strictObject({ $link: z.string().regex(BLOB_CID_PATTERN) }),
  mimeType: z.string().min(1),
  size: z.int().min(0),
});

export type BlobRef = z.infer<typeof blobRefSchema>;

const accepts = (accepted: string, mimeType: string): boolean =>
  accepted.endsWith('/*') ? mimeType.startsWith(accepted.slice(0, -1)) : accepted === mimeType;

/** A blob at a place of the record that limits its type and size. */
export const blobRef = (limits: { accept: string; maxBytes: number }) =>
  z.unknown().superRefine((value, context) => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
    const blob = blobRefSchema.safeParse(value);
    if (!blob.success) return refuse('should be a blob ref');
    const { mimeType, size } = blob.data;
    if (!accepts(limits.accept, mimeType))
      return refuse(`blob has a wrong mime type (expected ${limits.accept}, got ${mimeType})`);
    if (size > limits.maxBytes) refuse(`blob too big (maximum ${limits.maxBytes}, got ${size})`);
  });
