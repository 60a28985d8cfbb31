import type { MediaPreview } from '../../../../contracts/dispatch';

/** What a file of unknown size is taken for. */
const USUAL = { image: 4 / 3, gif: 4 / 3, video: 16 / 9, document: 4 / 5 };

/** Width to height of a file, within what the platform shows. */
export const shapeOf = (
  { kind, width, height }: Pick<MediaPreview, 'kind' | 'width' | 'height'>,
  { min, max }: { min: number; max: number }
): number => {
  const own = width && height ? width / height : USUAL[kind];
  return Math.min(max, Math.max(min, own));
};

/** "1:05"; hours only where there are some. */
export const clockText = (durationMs: number): string => {
  const seconds = Math.round(durationMs / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (value: number) => String(value).padStart(2, '0');
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
};
