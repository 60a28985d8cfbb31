import { MEDIA_LIFETIME_S } from './media-rules';
import type { Upload, UploadedFile, XSite } from './state';

/** `data` of the upload endpoints. */
export const uploadView = (site: XSite, upload: Upload): Record<string, unknown> => {
  const ageS = Math.floor((site.world.clock.now() - upload.createdAtMs) / 1000);
  const view: Record<string, unknown> = {
    id: upload.id,
    media_key: upload.mediaKey,
    expires_after_secs: MEDIA_LIFETIME_S - ageS,
  };
  const { file } = upload;
  if (!file) return view;
  view.size = upload.totalBytes;
  if (file.image) {
    view.image = { image_type: file.image.type, w: file.image.width, h: file.image.height };
  }
  if (upload.mediaType.startsWith('video/')) view.video = { video_type: upload.mediaType };
  // Media that needs no processing has no processing_info: absent means ready.
  if (file.failure || file.readyAtMs > file.finalizedAtMs) {
    view.processing_info = processingInfo(site, file);
  }
  return view;
};

/** pending in the first third of the time, then in_progress, then succeeded or failed. */
const processingInfo = (site: XSite, file: UploadedFile): Record<string, unknown> => {
  const now = site.world.clock.now();
  if (now >= file.readyAtMs) {
    if (!file.failure) return { state: 'succeeded', progress_percent: 100 };
    const error = { code: 1, name: 'InvalidMedia', message: file.failure };
    return { state: 'failed', progress_percent: 100, error };
  }
  const progress = (now - file.finalizedAtMs) / (file.readyAtMs - file.finalizedAtMs);
  const waitS = Math.max(1, Math.min(5, Math.ceil((file.readyAtMs - now) / 2000)));
  const after = site.state.knobs.omitCheckAfter ? {} : { check_after_secs: waitS };
  if (progress < 1 / 3) return { state: 'pending', ...after };
  return { state: 'in_progress', ...after, progress_percent: Math.round(progress * 100) };
};
