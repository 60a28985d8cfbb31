import type { PartPreview, TargetPreview } from '../../../contracts/dispatch';
import { overflowPlace } from '../../../server/src/platforms/contract/overflow-place';
import { MAX_DESCRIPTION_UNITS } from '../../../server/src/platforms/tiktok/text';
import { countHere } from './counting';

type Texts = readonly string[];

/**
 * A preview with the words as they stand in the editor, until the server has answered about them:
 * counted and measured here. Parts whose words the server knows already stay as it answered; new
 * parts have no files. The same object when nothing differs, so that nothing is drawn again.
 */
export const withLocalTexts = (target: TargetPreview, texts: Texts): TargetPreview => {
  const isSame =
    texts.length === target.parts.length &&
    texts.every((text, index) => text === target.parts[index]?.text);
  if (isSame) return target;
  const parts = texts.map((text, index) => {
    const known = target.parts[index];
    return known?.text === text ? known : measured(target, { text, media: known?.media ?? [] });
  });
  return { ...target, parts };
};

const measured = (
  { platform, limit }: TargetPreview,
  { text, media }: Pick<PartPreview, 'text' | 'media'>
): PartPreview => {
  const total = countHere(platform, text);
  // The whole is counted once: that takes longest.
  const count = (words: string) => (words === text ? total : countHere(platform, words));
  const most = platform === 'tiktok' && media[0]?.kind === 'image' ? MAX_DESCRIPTION_UNITS : limit;
  return { text, count: total, overflowAt: overflowPlace({ text, limit: most, count }), media };
};
