import type { RuleDecisionQuery } from '../../../../../contracts/rules';

/** What the address asks for: decisions of one rule, of one type or about one entry. */
export interface DecisionFilters {
  ruleId: number | null;
  contentType: string | null;
  /** Document id; with it the list is about one entry. */
  entry: string | null;
  locale: string | null;
  /** Only ids below this one: an older page. */
  before: number | null;
}

const NAMES = {
  ruleId: 'rule',
  contentType: 'type',
  entry: 'entry',
  locale: 'language',
  before: 'before',
} as const satisfies Record<keyof DecisionFilters, string>;

const PAGE_SIZE = 25;

const positive = (value: string | null): number | null => {
  const number = value !== null && /^\d{1,15}$/.test(value) ? Number(value) : 0;
  return number > 0 ? number : null;
};

/** What it says wrongly is as if it did not say it. */
export const decisionFiltersOf = (parameters: URLSearchParams): DecisionFilters => ({
  ruleId: positive(parameters.get(NAMES.ruleId)),
  contentType: parameters.get(NAMES.contentType)?.slice(0, 200) || null,
  entry: parameters.get(NAMES.entry)?.slice(0, 200) || null,
  locale: parameters.get(NAMES.locale)?.slice(0, 20) || null,
  before: positive(parameters.get(NAMES.before)),
});

/** The address with other filters, at the newest unless they say otherwise. */
export const withDecisionFilters = (
  parameters: URLSearchParams,
  changes: Partial<DecisionFilters>
): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  next.delete(NAMES.before);
  for (const [field, value] of Object.entries(changes)) {
    const name = NAMES[field as keyof DecisionFilters];
    if (value === null) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
};

export const decisionQueryOf = (parameters: URLSearchParams): RuleDecisionQuery => {
  const { ruleId, contentType, entry, locale, before } = decisionFiltersOf(parameters);
  return {
    ruleId: ruleId ?? undefined,
    contentType: contentType ?? undefined,
    documentId: entry ?? undefined,
    locale: locale ?? undefined,
    before: before ?? undefined,
    pageSize: PAGE_SIZE,
  };
};
