import { useRef } from 'react';

import { Button, Flex, Radio, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import type { RuleField } from '../../../../contracts/rules';
import { useText } from '../../translations/use-text';
import { ConditionRow } from './ConditionRow';
import { nextCondition, type ConditionDraft } from './rule-conditions';
import type { RuleForm } from './rule-form';

const MAX_CONDITIONS = 30;

interface ConditionListProps {
  conditions: readonly ConditionDraft[];
  match: RuleForm['match'];
  /** Null: not known, since the person may not change rules. */
  fields: readonly RuleField[] | null;
  isChecked: boolean;
  isDisabled: boolean;
  onChange: (changes: Partial<Pick<RuleForm, 'conditions' | 'match'>>) => void;
}

/** What an entry must be like. */
export const ConditionList = (props: ConditionListProps) => {
  const { conditions, match, fields, isChecked, isDisabled, onChange } = props;
  const t = useText();
  const add = useRef<HTMLButtonElement>(null);
  const first = fields?.find(({ name }) => name === 'tags') ?? fields?.[0];
  const replace = (key: number, next: ConditionDraft) =>
    onChange({ conditions: conditions.map((one) => (one.key === key ? next : one)) });
  const remove = (key: number) => {
    onChange({ conditions: conditions.filter((one) => one.key !== key) });
    // The button that was pressed is gone, and the focus with it.
    add.current?.focus();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {conditions.length === 0 ? (
        <Typography variant="omega" textColor="neutral600">
          {t('rules.conditions.none')}
        </Typography>
      ) : null}
      {conditions.length > 1 ? (
        <Radio.Group
          aria-label={t('rules.match')}
          value={match}
          disabled={isDisabled}
          onValueChange={(value) => onChange({ match: value === 'any' ? 'any' : 'all' })}
        >
          <Radio.Item value="all">{t('rules.match.all')}</Radio.Item>
          <Radio.Item value="any">{t('rules.match.any')}</Radio.Item>
        </Radio.Group>
      ) : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {conditions.map((draft, index) => (
          <ConditionRow
            key={draft.key}
            draft={draft}
            place={index + 1}
            fields={fields}
            isChecked={isChecked}
            isDisabled={isDisabled}
            onChange={(next) => replace(draft.key, next)}
            onRemove={() => remove(draft.key)}
          />
        ))}
      </Flex>
      {isDisabled || !first ? null : (
        <Flex>
          <Button
            ref={add}
            type="button"
            variant="tertiary"
            startIcon={<Plus />}
            disabled={conditions.length >= MAX_CONDITIONS}
            onClick={() =>
              onChange({ conditions: [...conditions, nextCondition(conditions, first)] })
            }
          >
            {t('rules.condition.add')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};
