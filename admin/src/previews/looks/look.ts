import type { MessageId } from '../../translations/message';
import type { FoldRule } from '../text/fold-place';

export type PreviewWidth = 'desktop' | 'phone';

/** Where a text is folded: after lines, after a count of the platform's own, or nowhere. */
export type Fold =
  | { kind: 'lines'; desktop: FoldRule | null; phone: FoldRule | null }
  | { kind: 'count'; most: number };

/** How one platform draws a post. */
export interface Look {
  /** `thread`: avatar at the side; `page`: head above, files edge to edge; `gallery`: files first. */
  layout: 'thread' | 'page' | 'gallery' | 'screen';
  /** Pixels of a post on a large screen. */
  desktopWidth: number;
  hasSquareAvatar: boolean;
  /** Name and handle in one line, or below each other; or one of them alone. */
  byline: 'line' | 'stacked' | 'name' | 'handle';
  fold: Fold;
  foldMessageId: MessageId;
  grid: 'mosaic' | 'facebook' | 'linkedin' | 'row';
  /** Files that are shown in the grid; more are a row to scroll. */
  gridMost: number;
  /** Width to height of a single picture: others are cropped. */
  singleRatio: { min: number; max: number };
  showsAltBadge: boolean;
  card: 'overlay' | 'below' | 'side' | 'strip';
  /** Signs below a post. */
  actions: readonly ActionIcon[];
}

export type ActionIcon = 'reply' | 'repost' | 'like' | 'thumb' | 'share' | 'send' | 'bookmark';
