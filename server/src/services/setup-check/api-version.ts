import type { SetupFinding } from '../../../../contracts/setup-check';
import type { ConnectorDescriptor, PlatformId } from '../../platforms/contract';
import { finding } from './setup-facts';

/** An end is mentioned this long ahead, ms. */
const NEAR_MS = 60 * 86_400_000;

export interface VersionFacts {
  /** Names the setting. @default the label in lower case, as all of our own platforms have it */
  platform?: PlatformId;
  /** "LinkedIn". */
  label: string;
  /** What the descriptor says; null where the platform has no versions. */
  known: ConnectorDescriptor['apiVersion'];
  /** What is sent. */
  version: string | null;
  /** Epoch ms. */
  now: number;
}

/** Whether the API version that is sent still works, and for how long; null: there are no versions. */
export const versionFinding = (facts: VersionFacts): SetupFinding | null => {
  const { label, known, version } = facts;
  if (!known) return null;
  const found = (level: 'ok' | 'warning' | 'problem', title: string) =>
    finding('api-version', level, title, level === 'ok' ? null : adviceFor(facts));
  const distance = version === null ? null : stepsAhead(version, known.default);
  if (version === null || distance === null) {
    const title = `"${version ?? ''}" is no API version of ${label}; they look like ${known.default}.`;
    return found('problem', title);
  }
  if (distance > 0) return found('ok', `${label} is asked for API version ${version}.`);
  const end = endOf(facts, distance);
  if (end === null) {
    return distance === 0
      ? found('ok', `${label} is asked for API version ${version}, the newest that is known.`)
      : found('warning', `API version ${version} of ${label} is older than ${known.default}.`);
  }
  const leftMs = end - facts.now;
  const day = new Date(end).toISOString().slice(0, 10);
  const about = distance === 0 ? 'on' : 'about';
  if (leftMs <= 0) {
    return found('problem', `${label} switched API version ${version} off ${about} ${day}.`);
  }
  const title = `${label} switches API version ${version} off ${about} ${day}.`;
  return found(leftMs < NEAR_MS ? 'warning' : 'ok', title);
};

/** For the health page: the end of the version in words, once it is near or past; else null. */
export const versionTrouble = (facts: VersionFacts): string | null => {
  const found = versionFinding(facts);
  return found && found.level !== 'ok' ? `${found.title} ${found.advice ?? ''}`.trim() : null;
};

const adviceFor = ({ platform, label }: VersionFacts): string =>
  `Update the plugin, or set platforms.${platform ?? label.toLowerCase()}.apiVersion of social-distribution in config/plugins to a newer one, and restart Strapi and all workers.`;

/**
 * How many versions (months of LinkedIn, numbers of Meta) one is ahead of another; null when it does
 * not look alike.
 */
const stepsAhead = (version: string, known: string): number | null => {
  const [mine, theirs] = [version, known].map(placeOf);
  if (!mine || !theirs || mine.kind !== theirs.kind) return null;
  return mine.place - theirs.place;
};

const placeOf = (version: string): { kind: 'month' | 'number'; place: number } | null => {
  const [, year, month] = /^(20\d\d)(0[1-9]|1[0-2])$/.exec(version) ?? [];
  if (year && month) return { kind: 'month', place: Number(year) * 12 + Number(month) };
  const [, major, minor] = /^v(\d+)\.(\d+)$/.exec(version) ?? [];
  return major && minor ? { kind: 'number', place: Number(major) + Number(minor) / 10 } : null;
};

/** LinkedIn's monthly versions end in the order they came, a month apart. */
const endOf = ({ known, version }: VersionFacts, distance: number): number | null => {
  if (!known?.sunsetAt) return null;
  const end = new Date(known.sunsetAt);
  if (distance === 0) return end.getTime();
  if (placeOf(version ?? '')?.kind !== 'month') return null;
  return end.setUTCMonth(end.getUTCMonth() + distance);
};
