import type { Sandbox } from '../../../sandbox/src';
import type { Place } from '../places/place';
import type { Secrets } from '../search/secret';

/** What a part of the run shares with the others. */
export interface PartArgs {
  /** Everything it writes goes below this folder. */
  folder: string;
  secrets: Secrets;
  /** Answers of Strapi, of all parts. */
  listenTo(this: void, origin: string): void;
  /** What must be ended when the scan is over, however it ends; last come, first served. */
  atEnd(this: void, end: () => Promise<void>): void;
}

/** A part that was run and has ended, but whose places can still be read. */
export interface EndedPart {
  places: readonly Place[];
  /** What was posted, for a person: a run that does nothing proves nothing. */
  summary: string;
}

/** Notes what the platforms issued and were shown. */
export const notePlatformSecrets = ({ secrets: seen }: Sandbox, secrets: Secrets): void => {
  for (const { platform, kind, value } of seen.all()) secrets.add(`${platform} ${kind}`, value);
};
