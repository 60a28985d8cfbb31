import type { PostProblem } from '../../../../contracts/dispatch';
import type { MediaKind } from '../../platforms/contract';

/** What a site does about pictures without an alternative text. */
export type AltTextPolicy = 'off' | 'warn' | 'require';

interface AltTextCheck {
  media: readonly { kind: MediaKind; altText: string; name: string; fileId: number }[];
  policy: AltTextPolicy;
  /** The platform's; 0: it shows none, so that none is missed. */
  maxAltTextLength: number;
}

/** What people would not learn who cannot see the pictures of a part. */
export const altTextProblems = ({
  media,
  policy,
  maxAltTextLength,
}: AltTextCheck): Omit<PostProblem, 'partIndex'>[] => {
  if (policy === 'off' || maxAltTextLength <= 0) return [];
  return media
    .filter(({ kind, altText }) => (kind === 'image' || kind === 'gif') && altText.trim() === '')
    .map(({ name, fileId }) => ({
      severity: policy === 'require' ? ('error' as const) : ('warning' as const),
      code: 'ALT_TEXT_MISSING',
      message: `${name} has no alternative text, ${WORDS[policy]}. Say in the media library, or here, what it shows.`,
      fileId,
    }));
};

const WORDS = {
  warn: 'so people who cannot see it miss what it shows',
  require: 'and this site posts no picture without one',
} as const;
