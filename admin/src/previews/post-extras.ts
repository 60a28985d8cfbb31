import type { TargetPreview } from '../../../contracts/dispatch';
import { wordOf } from './post-options';

/** Words that an option puts beside the text. */
export interface PostExtras {
  /** Bold above the text. */
  heading: string;
  /** Below the video or document. */
  fileTitle: string;
  /** Stands in place of the post until somebody opens it. */
  contentWarning: string;
  /** A page of its own under the post. */
  attachedText: string;
}

const FILE_TITLES: Record<string, string> = { facebook: 'videoTitle', linkedin: 'title' };

/** Empty where there is none, or the platform knows no such thing. */
export const extrasOf = ({
  platform,
  options,
  parts,
}: Pick<TargetPreview, 'platform' | 'options' | 'parts'>): PostExtras => {
  const kind = parts[0]?.media[0]?.kind;
  const isTitled = kind === 'video' || kind === 'document';
  const of = (owner: string, name: string) => (platform === owner ? wordOf(options, name) : '');
  return {
    heading: kind === 'image' ? of('tiktok', 'photoTitle') : '',
    fileTitle: isTitled ? wordOf(options, FILE_TITLES[platform] ?? '') : '',
    contentWarning: of('mastodon', 'contentWarning'),
    attachedText: of('threads', 'attachedText'),
  };
};
