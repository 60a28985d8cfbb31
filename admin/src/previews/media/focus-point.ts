import { groupOf, type PostOptions } from '../post-options';

/**
 * The part of a picture that stays when it is cropped, as CSS `object-position`: Mastodon's focal
 * points go from -1 to 1, upwards. The middle for all others.
 */
export const focusPoint = (options: PostOptions, index: number): string => {
  const points: unknown = options.focus;
  const point = groupOf({ point: Array.isArray(points) ? points[index] : null }, 'point');
  const { x, y } = point ?? {};
  if (typeof x !== 'number' || typeof y !== 'number') return '50% 50%';
  return `${percent((x + 1) / 2)} ${percent((1 - y) / 2)}`;
};

const percent = (share: number): string => `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
