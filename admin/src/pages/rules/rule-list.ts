import type { RuleView } from '../../../../contracts/rules';
import type { ListShape, ListView } from '../../lists/list-address';
import { isFound } from '../../lists/page-of-rows';

export type RuleFilter = 'type' | 'state';
export type RuleSort = 'name' | 'newest';

export const RULE_LIST: ListShape<RuleFilter, RuleSort> = {
  filters: ['type', 'state'],
  sorts: ['name', 'newest'],
};

const hasState = (rule: RuleView, state: string | null): boolean => {
  if (state === 'problem') return rule.problems.length > 0;
  return state === null || rule.enabled === (state === 'on');
};

/** Those that the address asks for, in its order. */
export const arrangeRules = (
  rules: readonly RuleView[],
  { search, filters, sort }: ListView<RuleFilter, RuleSort>
): RuleView[] =>
  rules
    .filter(({ name }) => isFound(search, [name]))
    .filter(({ contentType }) => filters.type === null || contentType === filters.type)
    .filter((rule) => hasState(rule, filters.state))
    .sort((one, other) =>
      sort === 'newest' ? other.id - one.id : one.name.localeCompare(other.name)
    );
