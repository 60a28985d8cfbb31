/** `problem`: something does not work. `warning`: works, but not for long or not everywhere. */
export type FindingLevel = 'ok' | 'warning' | 'problem';

/** One thing that was looked at. Never holds a secret. */
export interface Finding {
  level: FindingLevel;
  /** One sentence that says what was found. */
  title: string;
  /** The next step; null: nothing is to be done. */
  advice: string | null;
}

/** Findings that belong together. */
export interface Section {
  /** Stays the same over versions: `database`, `queue`… */
  id: string;
  title: string;
  findings: Finding[];
}

export const ok = (title: string): Finding => ({ level: 'ok', title, advice: null });

export const warning = (title: string, advice: string): Finding => ({
  level: 'warning',
  title,
  advice,
});

export const problem = (title: string, advice: string): Finding => ({
  level: 'problem',
  title,
  advice,
});
