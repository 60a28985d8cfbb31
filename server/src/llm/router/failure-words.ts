import type { Rest } from './breaker';
import type { RouterFailureKind, RouterTrouble } from './router-failure';

/** One text for people: which providers, what is wrong with each, what to do next. */
export const wordFailure = (
  kind: RouterFailureKind,
  troubles: readonly RouterTrouble[]
): string => {
  if (kind === 'aborted')
    return 'The AI was not asked to the end, as nobody waits for it any more.';
  if (troubles.length === 0) {
    return 'No AI provider is set up. Add the key of one under Settings, AI; texts are fitted without AI until then.';
  }
  const sentences = troubles.map(({ label, model, message }) => `${label} (${model}): ${message}`);
  return ['No AI provider answered.', ...sentences.map(closed), ADVICE[kind]].join(' ');
};

const ADVICE: Readonly<Record<RouterFailureKind, string>> = {
  unavailable: 'Try again in a few minutes, or take the texts that are fitted without AI.',
  busy: 'Try again in a few minutes, or take the texts that are fitted without AI.',
  resting: 'Try again in a few minutes, or take the texts that are fitted without AI.',
  truncated: 'Try again with fewer targets at once, or take the texts that are fitted without AI.',
  unusable: 'Try again, or choose another model under Settings, AI.',
  exhausted: 'Top up an account at its vendor, or add another provider under Settings, AI.',
  misconfigured: 'Correct it under Settings, AI, and press "Test this provider".',
  blocked: 'Asking again will not help: write this text by hand, or word the entry differently.',
  over_budget:
    'Raise the AI budget of the site or wait for its next month; texts are fitted without AI until then.',
  unable: 'Add a model that can do it under Settings, AI.',
  aborted: 'Ask again if the text is still wanted.',
};

/** Why a provider was not asked, for people. */
export const wordRest = ({ until, reason }: Rest, now: number): string => {
  if (until === null) return `It is left alone until its settings are changed: ${closed(reason)}`;
  if (until <= now) return `It is just being tried again after failures: ${closed(reason)}`;
  return `It is left alone for another ${duration(until - now)} after failures: ${closed(reason)}`;
};

const duration = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
};

const closed = (sentence: string): string =>
  /[.!?…]["”’)]?$/.test(sentence) ? sentence : `${sentence}.`;
