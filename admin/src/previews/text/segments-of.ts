import { type PostOptions } from '../post-options';
import { platformEntities } from './platform-entities';
import type { Entity, TextSegment } from './segment';

interface SegmentsArgs {
  platform: string;
  options: PostOptions;
  text: string;
  /** Where in the text begins what is beyond the limit; null: it fits. */
  overflowAt: number | null;
}

/** A text as the platform draws it. Nothing is lost: `raw` of all segments is the text. */
export const segmentsOf = ({ text, overflowAt, ...post }: SegmentsArgs): TextSegment[] => {
  const limit = overflowAt ?? Infinity;
  const segments: TextSegment[] = [];
  let end = 0;
  for (const entity of platformEntities(text, post)) {
    segments.push(...plain(text, { start: end, end: entity.start, limit }));
    segments.push(...special(text, entity, limit));
    end = entity.end;
  }
  return [...segments, ...plain(text, { start: end, end: text.length, limit })];
};

const plain = (
  text: string,
  { start, end, limit }: { start: number; end: number; limit: number }
): TextSegment[] => {
  const border = Math.min(Math.max(start, limit), end);
  const cut = (from: number, until: number, isOver: boolean): TextSegment[] => {
    const raw = text.slice(from, until);
    return raw === '' ? [] : [{ kind: 'text', raw, shown: raw, isOver }];
  };
  return [...cut(start, border, false), ...cut(border, end, true)];
};

/** What is shown otherwise than it is written cannot be cut: then all of it is too much. */
const special = (
  text: string,
  { kind, start, end, shown }: Entity,
  limit: number
): TextSegment[] => {
  const raw = text.slice(start, end);
  const isWhole = kind === 'link' || shown !== raw || limit <= start || limit >= end;
  if (isWhole) return [{ kind, raw, shown, isOver: limit < end }];
  const within = text.slice(start, limit);
  const beyond = text.slice(limit, end);
  return [
    { kind, raw: within, shown: within, isOver: false },
    { kind, raw: beyond, shown: beyond, isOver: true },
  ];
};
