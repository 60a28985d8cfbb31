import type { Target } from '../targets/targets';

export type NamedTargets = { targetIds: number[] } | { problem: string };

const SHOWN = 10;

/** Which targets of a site names, or ids, mean. Pure. */
export const targetsNamed = (
  names: readonly (number | string)[],
  { targets, siteName }: { targets: readonly Target[]; siteName: string }
): NamedTargets => {
  const ids = new Set<number>();
  for (const name of names) {
    const matches = targets.filter((target) => isMeant(target, name));
    const [match] = matches;
    if (!match) {
      const known = targets.slice(0, SHOWN).map((target) => `“${target.name}”`);
      const advice = known.length > 0 ? ` It has ${known.join(', ')}.` : ' It has none yet.';
      return { problem: `${siteName} has no target “${shown(name)}”.${advice}` };
    }
    if (matches.length > 1) {
      const choice = matches.map(({ id }) => id).join(' or ');
      return {
        problem: `${matches.length} targets of ${siteName} are called “${shown(name)}”. Name the one that is meant by its id: ${choice}.`,
      };
    }
    ids.add(match.id);
  }
  return { targetIds: [...ids] };
};

const isMeant = ({ id, name }: Target, wanted: number | string): boolean =>
  typeof wanted === 'number'
    ? id === wanted
    : name.trim().toLowerCase() === wanted.toLowerCase() || String(id) === wanted;

const shown = (name: number | string): string => String(name).slice(0, 60);
