/**
 * Patterns as Liquid has them (`%d.%m.%Y`), in any language and zone. Liquid's own reckon in the
 * time zone of the server, which is an hour off where that one changes its clock.
 */
export const strftime = (at: Date, { pattern, locale, zone }: StrftimeArgs): string => {
  const clock = new WallClock(at, { locale, zone });
  return pattern.replace(CONVERSION, (whole, flags: string, letter: string) => {
    const conversion = CONVERSIONS[letter];
    return conversion ? dressed(conversion(clock), flags) : whole;
  });
};

interface StrftimeArgs {
  pattern: string;
  /** BCP-47. */
  locale: string;
  /** IANA name. */
  zone: string;
}

const CONVERSION = /%([-_^#]{0,2})([a-zA-Z%])/g;

const NAMED = {
  a: { weekday: 'short' },
  A: { weekday: 'long' },
  b: { month: 'short' },
  B: { month: 'long' },
  h: { month: 'short' },
  c: { dateStyle: 'medium', timeStyle: 'medium' },
  x: { dateStyle: 'short' },
  X: { timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const DAY_MS = 86_400_000;

/** What clocks and calendars of a zone show at a moment. */
class WallClock {
  readonly #locale: string;
  readonly #zone: string;
  /** The clock's time as if it were UTC, so that its fields can be read. */
  readonly shown: Date;

  constructor(
    readonly at: Date,
    { locale, zone }: { locale: string; zone: string }
  ) {
    this.#locale = locale;
    this.#zone = zone;
    this.shown = shownAt(at, zone);
  }

  name(options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: this.#zone }).format(
      this.at
    );
  }

  get zone(): string {
    return this.#zone;
  }

  get dayOfYear(): number {
    const newYear = Date.UTC(this.shown.getUTCFullYear(), 0, 1);
    return Math.floor((this.shown.getTime() - newYear) / DAY_MS) + 1;
  }

  /** `+0200`. */
  get offset(): string {
    const minutes = Math.round((this.shown.getTime() - this.at.getTime()) / 60_000);
    const size = Math.abs(minutes);
    return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`;
  }

  /** Days before the year's first such weekday (0: Sunday) are in week 0. */
  weekFrom(weekday: number): number {
    const sinceStart = (this.shown.getUTCDay() - weekday + 7) % 7;
    return Math.floor((this.dayOfYear - 1 - sinceStart + 7) / 7);
  }
}

const shownAt = (at: Date, zone: string): Date => {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short' },
  });
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value])
  );
  const field = (name: string) => Number(parts[name]);
  // Years before 1 are counted backwards; Date.UTC would take 99 for 1999.
  const year = parts.era?.startsWith('B') ? 1 - field('year') : field('year');
  const shown = new Date(0);
  shown.setUTCFullYear(year, field('month') - 1, field('day'));
  shown.setUTCHours(field('hour'), field('minute'), field('second'), at.getUTCMilliseconds());
  return shown;
};

const padded = (value: number, width: number): string =>
  `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(width, '0')}`;

const number =
  (read: (shown: Date) => number, width = 2) =>
  ({ shown }: WallClock): string =>
    padded(read(shown), width);

const spaced =
  (read: (shown: Date) => number) =>
  ({ shown }: WallClock): string =>
    String(read(shown)).padStart(2, ' ');

const hour12 = (shown: Date): number => shown.getUTCHours() % 12 || 12;

const CONVERSIONS: Readonly<Record<string, (clock: WallClock) => string>> = {
  ...Object.fromEntries(
    Object.entries(NAMED).map(([letter, options]) => [
      letter,
      (clock: WallClock) => clock.name(options),
    ])
  ),
  C: number((shown) => Math.floor(shown.getUTCFullYear() / 100)),
  d: number((shown) => shown.getUTCDate()),
  e: spaced((shown) => shown.getUTCDate()),
  H: number((shown) => shown.getUTCHours()),
  I: number(hour12),
  j: ({ dayOfYear }) => padded(dayOfYear, 3),
  k: spaced((shown) => shown.getUTCHours()),
  l: spaced(hour12),
  L: number((shown) => shown.getUTCMilliseconds(), 3),
  m: number((shown) => shown.getUTCMonth() + 1),
  M: number((shown) => shown.getUTCMinutes()),
  n: () => '\n',
  p: ({ shown }) => (shown.getUTCHours() < 12 ? 'AM' : 'PM'),
  P: ({ shown }) => (shown.getUTCHours() < 12 ? 'am' : 'pm'),
  s: ({ at }) => String(Math.floor(at.getTime() / 1_000)),
  S: number((shown) => shown.getUTCSeconds()),
  t: () => '\t',
  u: ({ shown }) => String(shown.getUTCDay() || 7),
  U: (clock) => padded(clock.weekFrom(0), 2),
  w: ({ shown }) => String(shown.getUTCDay()),
  W: (clock) => padded(clock.weekFrom(1), 2),
  y: number((shown) => ((shown.getUTCFullYear() % 100) + 100) % 100),
  Y: number((shown) => shown.getUTCFullYear(), 4),
  z: ({ offset }) => offset,
  Z: ({ zone }) => zone,
  '%': () => '%',
};

/** `-`: no padding; `_`: padded with blanks; `^`: capitals; `#`: the other case. */
const dressed = (text: string, flags: string): string => {
  let dressedText = text;
  if (flags.includes('-')) dressedText = dressedText.replace(/^[0 ]+(?=\d)/, '');
  if (flags.includes('_')) {
    dressedText = dressedText.replace(/^0+(?=\d)/, (zeros) => ' '.repeat(zeros.length));
  }
  if (flags.includes('^')) return dressedText.toUpperCase();
  if (!flags.includes('#')) return dressedText;
  return /\p{Ll}/u.test(dressedText) ? dressedText.toUpperCase() : dressedText.toLowerCase();
};
