export type SegmentKind = 'text' | 'link' | 'mention' | 'hashtag' | 'topic' | 'spoiler';

/** A stretch of a post's text; all of them in a row, by `raw`, are the text. */
export interface TextSegment {
  kind: SegmentKind;
  /** As it is written. */
  raw: string;
  /** As the platform shows it. */
  shown: string;
  /** Beyond the limit. */
  isOver: boolean;
}

/** A stretch that is more than text; `start` and `end` are UTF-16 indexes. */
export interface Entity {
  kind: Exclude<SegmentKind, 'text'>;
  start: number;
  end: number;
  shown: string;
}
