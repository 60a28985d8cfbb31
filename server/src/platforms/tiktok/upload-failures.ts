import { PlatformFailure } from '../contract';

/** Nothing appeared; the next run goes on or begins anew. */
export const retryUpload = (code: string, message: string, cause?: unknown): PlatformFailure =>
  new PlatformFailure({ family: 'retryable' }, { code, message, cause });

/** TRANSFER: 403 and 404 mean that the address is over; everything else that bytes do not fit. */
export const uploadRefused = (status: number): PlatformFailure => {
  const isOver = status === 403 || status === 404;
  return new PlatformFailure(
    { family: isOver || status < 400 ? 'retryable' : 'rejected' },
    {
      code: isOver ? 'UPLOAD_OVER' : 'UPLOAD_REFUSED',
      message: isOver
        ? 'The time for uploading the video to TikTok was over; it is begun anew.'
        : `TikTok did not take the bytes of the video (status ${status}).`,
      httpStatus: status,
    }
  );
};
