import type { RULE_DECISION_CODES } from '../../../../contracts/rules';
import type { SharingWord } from '../sharing/sharing';
import type { Publication } from './publication';
import type { Rule } from './rule';

export type DecisionCode = (typeof RULE_DECISION_CODES)[number];

/** Why a rule does not share a publish. */
export interface Refusal {
  code: DecisionCode;
  /** In words. */
  reason: string;
}

export interface GuardQuestion {
  rule: Pick<Rule, 'name' | 'locales' | 'bulkToo' | 'trigger'>;
  publication: Pick<Publication, 'entry' | 'via'>;
  sharing: SharingWord;
  /** Nothing of it was published before, as far as anybody knows. */
  isFirst: boolean;
}

/** What speaks against sharing whatever the entry is like; null: nothing. The plainest comes first. */
export const refusalOf = (question: GuardQuestion): Refusal | null =>
  byEditor(question) ?? byLanguage(question) ?? byCrowd(question) ?? byTrigger(question);

const byEditor = ({ sharing }: GuardQuestion): Refusal | null =>
  sharing === 'never'
    ? refusal('DO_NOT_SHARE', 'Somebody switched sharing by itself off for this entry.')
    : null;

const byLanguage = ({ rule, publication }: GuardQuestion): Refusal | null => {
  const { locale } = publication.entry;
  if (rule.locales.length === 0 || rule.locales.includes(locale)) return null;
  return refusal(
    'LOCALE',
    `The rule "${rule.name}" is for ${rule.locales.join(', ')}, and this is in ${locale || 'no language'}.`
  );
};

/** Nobody looked at each of many: that is how a feed fills with hundreds of old posts. */
const byCrowd = ({ rule, publication }: GuardQuestion): Refusal | null => {
  const { via } = publication;
  if (rule.bulkToo || (via !== 'bulk' && via !== 'script')) return null;
  const cure = `Distribute it by hand, or let the rule "${rule.name}" share such publishes too.`;
  return via === 'bulk'
    ? refusal('BULK', `It was published together with others in one go. ${cure}`)
    : refusal('SCRIPT', `It was published by a script, not by a person. ${cure}`);
};

const byTrigger = ({ rule, sharing, isFirst }: GuardQuestion): Refusal | null => {
  switch (rule.trigger) {
    case 'when_flagged':
      if (sharing === 'flagged') return null;
      return refusal(
        'NOT_FLAGGED',
        `The rule "${rule.name}" shares entries that are marked for it, and this one is not.`
      );
    case 'first_publish':
      if (isFirst) return null;
      return refusal(
        'NOT_FIRST',
        `It was published before, and the rule "${rule.name}" is about the first time only.`
      );
    case 'every_publish':
      return null;
  }
};

const refusal = (code: DecisionCode, reason: string): Refusal => ({ code, reason });
