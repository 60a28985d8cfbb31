import type { PlatformId } from '../../platforms/contract';
import type { Target } from './targets';

/** A target, and where it posts. */
export interface PlacedTarget {
  target: Target;
  platform: PlatformId;
}

export interface LanguageChoice<Placed extends PlacedTarget> {
  chosen: Placed[];
  /** The others, each with the reason in words. */
  leftOut: { placed: Placed; reason: string }[];
}

/**
 * Which targets an entry of this language goes to: those that name it, and on platforms where none
 * does, those that name no language at all. An entry without a language goes to every target.
 */
export const targetsOfLanguage = <Placed extends PlacedTarget>(
  all: readonly Placed[],
  locale: string
): LanguageChoice<Placed> => {
  const choice: LanguageChoice<Placed> = { chosen: [], leftOut: [] };
  for (const placed of all) {
    const reason = locale === '' ? null : whyNot(placed, { all, locale });
    if (reason === null) choice.chosen.push(placed);
    else choice.leftOut.push({ placed, reason });
  }
  return choice;
};

const whyNot = (
  { target, platform }: PlacedTarget,
  { all, locale }: { all: readonly PlacedTarget[]; locale: string }
): string | null => {
  if (names(target, locale)) return null;
  if (target.locales.length > 0) {
    return `${target.name} posts ${target.locales.join(', ')}, and this entry is ${locale}.`;
  }
  const own = all.find((other) => other.platform === platform && names(other.target, locale));
  return own ? `${own.target.name} is the one that posts ${locale} there.` : null;
};

/** `pt` takes `pt-BR`, too. */
const names = ({ locales }: Target, locale: string): boolean => {
  const asked = locale.toLowerCase();
  return locales.some((one) => {
    const named = one.toLowerCase();
    return asked === named || asked.startsWith(`${named}-`);
  });
};
