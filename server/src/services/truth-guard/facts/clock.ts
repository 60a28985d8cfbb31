import type { Fact } from '../fact';
import type { NumberAtom } from './number-atoms';

/** Hours and minutes as they are said, and the half of the day if somebody said it. */
interface Clock {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
}

/** "18:30", "18h30", "18.30 Uhr"; without the letters in it "18.30" stays a number as well. */
const DIGITAL = /(?<![\d.,:/])(\d{1,2})(?::|h|\s?Uhr\s?)(\d{2})(?::\d{2})?(?![\d/]|:\d)/giu;
const POINTED = /^(\d{1,2})\.(\d{2})$/;

/** What stands behind the hour of a clock. Alone the first row is an hour that passes as well. */
const UNIT =
  /^[ \u00A0\u202F]?(?:(heures?|h(?![\p{L}\d])|horas?|ore(?!\p{L})|点(?!钟)|часов|часа?|година?|годині)|uhr(?!\p{L})|uur(?!\p{L})|o['’]?clock|点钟|點鐘?|時(?!間|间|点)|시(?!간)|[ap]\.?m(?:\.|(?!\p{L}))|bells)/iu;
const MINUTES_AFTER =
  /^(?:[ \u00A0]?(?:uhr|heures?|h)[ \u00A0]?|時|点|點|시[ ]?)(?:(\d{1,2})(?!\d|[.,]\d)|(半))/iu;
const HALF_AFTER =
  /^\s?(?:(?:heures?|horas?|h)\s)?(?:et demie|y media|e meia|e mezzo|e mezza)(?!\p{L})/iu;
const QUARTER_AFTER =
  /^\s?(?:(?:heures?|horas?|h)\s)?(?:(et quart|y cuarto|e un quarto|e quarto)|(moins le quart|menos cuarto|meno un quarto))(?!\p{L})/iu;
const HALF_BEFORE = /(?<!\p{L})(half past|halb|half)\s$/iu;
const QUARTER_BEFORE =
  /(?<!\p{L})(?:(quarter past|viertel nach|kwart over)|(quarter to|viertel vor|kwart voor))\s$/iu;

const PM_AFTER =
  /^\s?p\.?m\.?(?!\p{L})|^\D{0,14}?(?<!\p{L})(?:in the (?:evening|afternoon)|at night|abends|nachmittags|nachts|du soir|de l['’]après-midi|de la (?:tarde|noche)|da (?:tarde|noite)|di sera|del pomeriggio|مساء|вечера|вечора)/iu;
const AM_AFTER =
  /^\s?a\.?m\.?(?!\p{L})|^\D{0,14}?(?<!\p{L})(?:in the morning|morgens|vormittags|du matin|de la mañana|da manhã|di mattina|del mattino|صباحا|утра|ранку)/iu;
const PM_BEFORE = /(?:午後|下午|晚上|夜|夕方|오후|저녁)\s?$/u;
const AM_BEFORE = /(?:午前|上午|早上|清晨|凌晨|朝|오전|아침)\s?$/u;

export interface ClockReading {
  facts: Fact[];
  /** Stretches that are read, and are no numbers any more. */
  spans: { start: number; end: number }[];
}

/** Times of a text, by its numbers and what stands beside them. */
export const clockFactsOf = (view: string, atoms: readonly NumberAtom[]): ClockReading => {
  const facts: Fact[] = [];
  for (const { 0: raw, 1: hour, 2: minute, index } of view.matchAll(DIGITAL)) {
    const clock = clockAt(view, { hour: Number(hour), minute: Number(minute) }, [
      index,
      index + raw.length,
    ]);
    if (isClock(clock)) facts.push(timeFact(clock, index, index + raw.length, durationOf(raw)));
  }
  for (const atom of atoms) {
    if (facts.some(({ start, end }) => start <= atom.start && atom.start < end)) continue;
    const fact = factOfAtom(view, atom);
    if (fact) facts.push(fact);
  }
  const all = [...facts, ...rangeBeginnings(view, { atoms, facts })];
  return { facts: all, spans: all.map(({ start, end }) => ({ start, end })) };
};

const factOfAtom = (view: string, atom: NumberAtom): Fact | null => {
  const after = view.slice(atom.end, atom.end + 28);
  const before = view.slice(Math.max(0, atom.start - 16), atom.start);
  const pointed = POINTED.exec(atom.raw);
  if (pointed) return pointedFact(view, atom, pointed);
  const hour = atom.values[0] ?? -1;
  if (!Number.isInteger(hour) || hour < 0 || hour > 24) return null;
  const told = toldTime(hour, { before, after });
  if (told) return timeFact(clockAt(view, told, [atom.start, atom.end]), atom.start, atom.end, []);
  const unit = UNIT.exec(after);
  if (!unit) return null;
  const [, minutes, half] = MINUTES_AFTER.exec(after) ?? [];
  const clock = { hour, minute: half ? 30 : Number(minutes ?? 0) };
  const end = minutes ? atom.end + (MINUTES_AFTER.exec(after)?.[0].length ?? 0) : atom.end;
  const duration = unit[1] ? [[`n:${hour}`]] : [];
  return timeFact(clockAt(view, clock, [atom.start, end]), atom.start, end, duration);
};

/** "12.40" may be a price, a length or the time of a ferry. */
const pointedFact = (view: string, atom: NumberAtom, digits: RegExpExecArray): Fact | null => {
  const clock = clockAt(view, { hour: Number(digits[1]), minute: Number(digits[2]) }, [
    atom.start,
    atom.end,
  ]);
  if (!isClock(clock)) return null;
  const isSure = UNIT.test(view.slice(atom.end, atom.end + 12));
  const asNumber = isSure ? [] : atom.values.map((value) => [`n:${value}`]);
  return timeFact(clock, atom.start, atom.end, asNumber);
};

/** "Half past four", "halb fünf", "les quatre heures et demie". */
const toldTime = (
  hour: number,
  { before, after }: { before: string; after: string }
): { hour: number; minute: number } | null => {
  const half = HALF_BEFORE.exec(before)?.[1]?.toLowerCase();
  if (half === 'half past') return { hour, minute: 30 };
  if (half) return { hour: hour === 0 ? 23 : hour - 1, minute: 30 };
  const quarter = QUARTER_BEFORE.exec(before);
  if (quarter?.[1]) return { hour, minute: 15 };
  if (quarter?.[2]) return { hour: hour - 1, minute: 45 };
  if (HALF_AFTER.test(after)) return { hour, minute: 30 };
  const behind = QUARTER_AFTER.exec(after);
  if (behind?.[1]) return { hour, minute: 15 };
  return behind?.[2] ? { hour: hour - 1, minute: 45 } : null;
};

const clockAt = (
  view: string,
  { hour, minute }: { hour: number; minute: number },
  [start, end]: [number, number]
): Clock => {
  const after = view.slice(end, end + 32).split(/[.;!?\n](?!m)/u, 1)[0] ?? '';
  const before = view.slice(Math.max(0, start - 4), start);
  const isPm = PM_BEFORE.test(before) || PM_AFTER.test(after);
  const isAm = !isPm && (AM_BEFORE.test(before) || AM_AFTER.test(after));
  return { hour, minute, half: isPm ? 'pm' : isAm ? 'am' : null };
};

const isClock = ({ hour, minute }: Clock): boolean => hour <= 24 && minute < 60;

/** "12 h 25" is also how long something takes. */
const durationOf = (raw: string): string[][] => {
  const [hours, minutes] = raw.match(/\d+/g) ?? [];
  return /h/i.test(raw) ? [[`n:${Number(hours)}`, `n:${Number(minutes)}`]] : [];
};

/**
 * Who writes 7 and no half of the day may mean both, so a 7 holds against 19 h of the source; a
 * "7 pm" never holds against a 7.
 */
const timeFact = (clock: Clock, start: number, end: number, others: string[][]): Fact => {
  const { minute, half } = clock;
  const hour = hourOf(clock);
  const isOpen = half === null && clock.hour <= 12;
  const said = `t:${hour}:${minute}`;
  const halved = `tm:${hour % 12}:${minute}`;
  return {
    ...{ kind: 'date', start, end },
    ways: [
      ...[[said], ...(isOpen ? [[halved]] : []), ...others],
      // "From seven" in the source.
      ...(minute === 0 && half !== 'pm' ? [[`bare:${hour}`]] : []),
    ],
    gives: [
      ...[said, ...(isOpen ? [] : [halved]), ...others.flat()],
      ...(minute === 0 ? [`h:${hour}`, `h:${hour % 12 || 12}`] : []),
    ],
  };
};

const hourOf = ({ hour, half }: Clock): number => {
  if (half === 'pm' && hour < 12) return hour + 12;
  if (half === 'am' && hour === 12) return 0;
  return hour === 24 ? 0 : hour;
};

const CONNECTS =
  /^(?:[ap]\.?m\.?|uhr)?\s?(?:[-–—~〜]|to|until|till|bis|à|a|al|às|alle|tot|till|から|到|至|до|και|و|and|und|et|y|e|or|oder)\s?$/iu;

/** The 10 of "10–13 Uhr". */
const rangeBeginnings = (
  view: string,
  { atoms, facts }: { atoms: readonly NumberAtom[]; facts: readonly Fact[] }
): Fact[] =>
  atoms.flatMap((atom): Fact[] => {
    const hour = atom.values[0] ?? -1;
    if (!Number.isInteger(hour) || hour < 0 || hour > 24) return [];
    if (facts.some(({ start, end }) => start <= atom.start && atom.start < end)) return [];
    const next = facts.find(({ start }) => start >= atom.end && start <= atom.end + 8);
    if (!next || !CONNECTS.test(view.slice(atom.end, next.start))) return [];
    const half = halfBefore(hour, next);
    return [timeFact({ hour, minute: 0, half }, atom.start, atom.end, [[`n:${hour}`]])];
  });

/** "2–5 pm" begins in the afternoon, "10 to 6 pm" does not. */
const halfBefore = (hour: number, { ways }: Fact): Clock['half'] => {
  const end = Number(/^t:(\d+)/.exec(ways[0]?.[0] ?? '')?.[1] ?? 0);
  return end > 12 && hour < end - 12 ? 'pm' : null;
};
