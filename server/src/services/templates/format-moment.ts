import type { Moment } from './moment';
import { strftime } from './strftime';

const DATE_STYLES = ['short', 'medium', 'long', 'full'] as const;

type DateStyle = (typeof DATE_STYLES)[number];

/** Longest pattern, UTF-16 units. */
const MAX_PATTERN_LENGTH = 200;

export interface MomentFormat {
  /** `medium`, `long time`, `time`, or a pattern such as `%d.%m.%Y`. */
  style: string;
  /** BCP-47. */
  locale: string;
  /** IANA name. */
  zone: string;
}

/** A date in words of its language; empty for a style that there is not. */
export const formatMoment = (
  { at, kind }: Moment,
  { style, locale, zone }: MomentFormat
): string => {
  // A birthday is on the same day everywhere: only moments are converted.
  const timeZone = kind === 'moment' ? zone : 'UTC';
  if (style.includes('%')) {
    return strftime(at, { pattern: style.slice(0, MAX_PATTERN_LENGTH), locale, zone: timeZone });
  }
  const styles = stylesOf(style);
  return styles ? new Intl.DateTimeFormat(locale, { ...styles, timeZone }).format(at) : '';
};

/** Whether there is such a style. */
export const isStyle = (style: string): boolean =>
  style.includes('%') ? style.length <= MAX_PATTERN_LENGTH : stylesOf(style) !== null;

/** `medium`: a date; `time`: a time; `medium time`: both. */
const stylesOf = (style: string): { dateStyle?: DateStyle; timeStyle?: 'short' } | null => {
  if (style === 'time') return { timeStyle: 'short' };
  const [name, time, ...others] = style.slice(0, MAX_PATTERN_LENGTH).split(' ');
  const dateStyle = DATE_STYLES.find((known) => known === name);
  if (!dateStyle || others.length > 0) return null;
  if (time === undefined) return { dateStyle };
  return time === 'time' ? { dateStyle, timeStyle: 'short' } : null;
};
