import type { MediaFile } from '../contract';

import { describeMedia } from './media-client';
import type { MediaProcessing } from './media-client';
import type { MediaContext } from './media-context';
import { mediaHandleName, usableHandle } from './media-handle';
import type { MediaHandle } from './media-handle';
import { awaitProcessing, processingOf } from './media-processing';
import { resumeUpload, uploadFile } from './upload';

/** The id of the file at X, processed and described; uploads only what is not there yet. */
export const ensureMedia = async (context: MediaContext, file: MediaFile): Promise<string> => {
  const known = usableHandle(context.journal, file, context.clock.now());
  const stored = known ? await standing({ context, file, handle: known }) : null;
  const { handle, processing } = stored ?? (await uploadFile(context, file));
  if (handle.stage === 'ready' && handle.altText === file.altText) return handle.id;
  return finish({ context, file, handle, processing });
};

interface FileAtX {
  context: MediaContext;
  file: MediaFile;
  handle: MediaHandle;
}

interface Standing {
  handle: MediaHandle;
  processing: MediaProcessing | null;
}

/** Where an upload of an earlier run stands; null when X no longer knows it. */
const standing = async ({ context, file, handle }: FileAtX): Promise<Standing | null> => {
  switch (handle.stage) {
    case 'ready':
      return { handle, processing: null };
    case 'uploading':
      return resumeUpload({ context, file, handle });
    case 'uploaded': {
      const processing = await processingOf(context.session, handle.id);
      return processing === 'forgotten' ? null : { handle, processing };
    }
  }
};

/** Processing, then the alt text, then it may be posted: X wants this order. */
const finish = async (at: FileAtX & Standing): Promise<string> => {
  const { context, file, handle } = at;
  await awaitProcessing(at);
  // Alt text is documented for images and GIFs, not for videos.
  if (file.altText !== '' && file.kind !== 'video') {
    await describeMedia(context.session, { mediaId: handle.id, altText: file.altText });
  }
  const ready: MediaHandle = { ...handle, stage: 'ready', altText: file.altText };
  await context.journal.saveHandle(mediaHandleName(file.key), ready);
  return handle.id;
};
