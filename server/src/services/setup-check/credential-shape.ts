import type { SetupFinding } from '../../../../contracts/setup-check';
import { portalOf, whereToEnter } from './portals';
import { finding, type SetupFacts } from './setup-facts';

/** Quotes of all kinds, as they come along with a copied value. */
const QUOTES = /^["'`“”„‘’«»]|["'`“”„‘’«»]$/u;

/** What stands in examples instead of a value. */
const PLACEHOLDER =
  /^(<.*>|\{.*\}|\$\{?\w+\}?|\[.*\]|x{3,}|\*+|\.{3}|…|(your|my|the|some)[-_ ].*|(client|app|api)[-_ ]?(id|key|secret)|secret|change[-_ ]?me|placeholder.*|example.*|to[-_ ]?do|none|null|undefined)$/i;

/** What is wrong with the text of an id or secret; null: it looks like one. */
export const shapeProblem = (value: string): string | null => {
  const trimmed = value.trim();
  if (trimmed === '') return 'is empty';
  if (trimmed !== value) return 'has spaces or a line break around it';
  if (QUOTES.test(value)) return 'has quotes around it';
  if (/\s/.test(value)) return 'has spaces in it';
  return PLACEHOLDER.test(value) ? 'is a placeholder and not a real value' : null;
};

/** Whether the app is there and its id and secret look like an id and a secret. */
export const credentialFindings = (facts: SetupFacts): SetupFinding[] => {
  const { app, label, deps, source } = facts;
  const { address, credentials } = portalOf(app);
  const copy = `Copy them from ${address}, your app, ${credentials}, and enter them ${whereToEnter(app, source)}.`;
  if (!deps.app) {
    return [finding('app', 'problem', `No app of ${label} is entered for this site.`, copy)];
  }
  const { clientId, clientSecret } = deps.app;
  const problems = [
    ...problemsOf('client id', clientId),
    ...(clientSecret === null ? [] : problemsOf('client secret', clientSecret)),
    ...(clientSecret === clientId ? ['Client id and client secret are the same text.'] : []),
  ];
  if (problems.length > 0) return [finding('app', 'problem', problems.join(' '), copy)];
  if (clientSecret === null) return [withoutSecret(facts, copy)];
  return [finding('app', 'ok', `Client id and client secret of the ${label} app are entered.`)];
};

const problemsOf = (name: string, value: string): string[] => {
  const problem = shapeProblem(value);
  return problem ? [`The ${name} ${problem}.`] : [];
};

/** X alone knows apps without a secret. */
const withoutSecret = ({ app, label }: SetupFacts, copy: string): SetupFinding =>
  app === 'x'
    ? finding(
        'app',
        'warning',
        'The X app has no client secret.',
        `That is right only if its type is "Native App" or "Single page App". Otherwise: ${copy}`
      )
    : finding('app', 'problem', `The ${label} app has no client secret.`, copy);
