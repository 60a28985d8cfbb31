import { z } from 'zod';

import type { MediaFile } from '../contract';
import { writeGraph } from '../meta';
import { expiryFrom, readHandle, saveHandle } from './media-handle';
import { idText, pathTo, type UploadSession } from './session';

/** Four megabytes over a slow line. */
const UPLOAD_TIMEOUT_MS = 180_000;

const photoSchema = z.object({ id: idText });

/**
 * Ids of the files as photos that nobody sees yet: only the call that posts them is one that must
 * not be repeated (PHOTO, checked 2026-11-22). One after the other, so that their order is theirs.
 */
export const ensurePhotos = async (
  session: UploadSession,
  files: readonly MediaFile[]
): Promise<string[]> => {
  const ids: string[] = [];
  for (const file of files) ids.push(await ensurePhoto(session, file));
  return ids;
};

export const ensurePhoto = async (session: UploadSession, file: MediaFile): Promise<string> => {
  const { journal, deps } = session;
  const known = readHandle(journal, file, deps.clock.now());
  if (known?.kind === 'photo' && known.altText === file.altText) return known.id;
  const expiresAt = expiryFrom(deps.clock.now());
  const id = await uploadPhoto(session, file);
  await saveHandle(journal, file, { kind: 'photo', id, altText: file.altText, expiresAt });
  return id;
};

/** POST /{page}/photos with `published=false`. */
const uploadPhoto = async ({ api, pageId }: UploadSession, file: MediaFile): Promise<string> => {
  const altText: Record<string, string> =
    file.altText === '' ? {} : { alt_text_custom: file.altText };
  const { id } = await writeGraph(api, {
    method: 'POST',
    path: pathTo(pageId, 'photos'),
    body: {
      kind: 'multipart',
      fields: { published: 'false', ...altText },
      file: { field: 'source', filename: file.name, contentType: file.mimeType, bytes: file },
    },
    schema: photoSchema,
    kind: 'repeatable',
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  return id;
};
