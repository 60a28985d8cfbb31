import type { Override } from '../../../../contracts/compositions';
import type { ProposalCard, ProposedAltText } from './proposal-card';

type Media = NonNullable<Override['media']>;

/** The changes of a post once a proposal is taken; files and options of a person stay. */
export const takenOverride = (
  { words, row, bringsText, altTexts }: ProposalCard,
  { canUseFiles }: { canUseFiles: boolean }
): Override => {
  const { override, target } = row;
  const { adaptationId, proposal } = words;
  const usesAltTexts = canUseFiles && altTexts.length > 0;
  const standing =
    override?.media ?? (target.parts[0]?.media ?? []).map(({ fileId }) => ({ fileId }));
  return {
    ...override,
    ...(bringsText ? { texts: [...proposal.texts], adaptationId } : {}),
    ...(usesAltTexts ? { media: described(standing, altTexts) } : {}),
  };
};

/** What a person wrote about a picture stays. */
const described = (media: Media, altTexts: readonly ProposedAltText[]): Media =>
  media.map((one) => {
    if (one.altText?.trim()) return one;
    const proposed = altTexts.find(({ file }) => file.fileId === one.fileId);
    return proposed ? { ...one, altText: proposed.altText } : one;
  });

/** The changes of a post once a proposal that was taken is not wanted after all. */
export const putBackOverride = ({ words, row, bringsText }: ProposalCard): Override | null => {
  if (bringsText) return words.before;
  // Only its alternative texts were taken: what was written meanwhile stays.
  const override = { ...row.override };
  if (words.before?.media) override.media = words.before.media;
  else delete override.media;
  return Object.keys(override).length > 0 ? override : null;
};
