import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { styled } from 'styled-components';

import type { RuleField } from '../../../../contracts/rules';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import {
  conditionProblem,
  testsFor,
  testText,
  valueInputOf,
  withField,
  type ConditionDraft,
  type ConditionTest,
} from './rule-conditions';

/** Three fields beside each other where there is room, else below each other. */
const Line = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
  flex: 1;
  min-width: 0;
`;

interface ConditionRowProps {
  draft: ConditionDraft;
  /** From 1. */
  place: number;
  /** Null: not known, since the person may not change rules. */
  fields: readonly RuleField[] | null;
  /** Whether problems are shown: not before somebody wanted to save. */
  isChecked: boolean;
  isDisabled: boolean;
  onChange: (draft: ConditionDraft) => void;
  onRemove: () => void;
}

/** `field:seo.title` is called `seo.title` where its label is not known. */
const nameOf = (field: string): string => field.replace(/^field:/, '');

const ValueField = (props: ConditionRowProps) => {
  const { draft, fields, place, isChecked, isDisabled, onChange } = props;
  const t = useText();
  const kind = fields?.find(({ name }) => name === draft.field)?.kind ?? null;
  const input = valueInputOf(kind, draft.test);
  const problem = isChecked ? conditionProblem(draft, kind) : null;
  const common = {
    name: `value-${draft.key}`,
    label: t('rules.condition.value', { place }),
    error: problem ? t(problem) : undefined,
    isDisabled,
  };
  if (input === 'none') return null;
  if (input === 'yesNo') {
    return (
      <ChoiceField
        {...common}
        value={draft.value === 'false' ? 'false' : 'true'}
        options={[
          { value: 'true', label: t('rules.condition.yes') },
          { value: 'false', label: t('rules.condition.no') },
        ]}
        onChange={(value) => onChange({ ...draft, value })}
      />
    );
  }
  return (
    <TextField
      {...common}
      hint={input === 'several' ? t('rules.condition.several.hint') : undefined}
      placeholder={input === 'day' ? t('rules.condition.day.example') : undefined}
      inputMode={input === 'number' ? 'decimal' : undefined}
      value={draft.value}
      onChange={(value) => onChange({ ...draft, value })}
    />
  );
};

/** One condition: a field, what is asked of it, and a value. */
export const ConditionRow = (props: ConditionRowProps) => {
  const { draft, place, fields, isDisabled, onChange, onRemove } = props;
  const t = useText();
  const field = fields?.find(({ name }) => name === draft.field);
  const isGone = fields !== null && !field;
  const options = (fields ?? []).map(({ name, label }) => ({ value: name, label }));
  const choose = (name: string) => {
    const chosen = fields?.find((one) => one.name === name);
    if (chosen) onChange(withField(draft, chosen));
  };
  return (
    <Box tag="li" borderColor="neutral150" hasRadius padding={3}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} alignItems="flex-start">
          <Line>
            <ChoiceField
              name={`field-${draft.key}`}
              label={t('rules.condition.field', { place })}
              isDisabled={isDisabled}
              value={draft.field}
              options={
                field ? options : [{ value: draft.field, label: nameOf(draft.field) }, ...options]
              }
              onChange={choose}
            />
            <ChoiceField<ConditionTest>
              name={`test-${draft.key}`}
              label={t('rules.condition.test', { place })}
              isDisabled={isDisabled || isGone}
              value={draft.test}
              options={testsFor(field?.kind ?? null, draft.test).map((test) => ({
                value: test,
                label: t(testText(test, field?.kind ?? null)),
              }))}
              onChange={(test) => onChange({ ...draft, test })}
            />
            <ValueField {...props} />
          </Line>
          {isDisabled ? null : (
            <Box paddingTop={5}>
              <IconButton
                variant="ghost"
                label={t('rules.condition.remove', { place })}
                onClick={onRemove}
              >
                <Trash />
              </IconButton>
            </Box>
          )}
        </Flex>
        {isGone ? (
          <Notice tone="warning">
            {t('rules.condition.gone', { field: nameOf(draft.field) })}
          </Notice>
        ) : null}
        {draft.test === 'is_not' || draft.test === 'contains_not' ? (
          <Typography variant="pi" textColor="neutral600">
            {t('rules.condition.empty.hint')}
          </Typography>
        ) : null}
      </Flex>
    </Box>
  );
};
