import { useEffect, useId, useState } from 'react';

import { Flex, Grid } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { RuleView } from '../../../../contracts/rules';
import { useCreateSocialRuleMutation, useUpdateSocialRuleMutation } from '../../api/rules-api';
import { Notice } from '../../components/Notice';
import { EditorFrame } from '../../editing/EditorFrame';
import { useEditForm } from '../../editing/use-edit-form';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import {
  newRuleForm,
  ruleFormOf,
  ruleProblems,
  ruleRequestOf,
  withoutPlace,
  type KindOf,
  type RuleForm,
} from './rule-form';
import { rulePath, RULES_PATH } from './rule-paths';
import { ruleSentenceOf } from './rule-sentence';
import { RuleDecisions } from './RuleDecisions';
import { RuleFieldsPart } from './RuleFieldsPart';
import { RuleTryOut } from './RuleTryOut';
import { useRuleChoices } from './use-rule-choices';

interface RuleEditorProps {
  /** Null: a new one. */
  rule: RuleView | null;
  /** Whose it is, or will be. */
  siteId: number | undefined;
  /** Of a new one. */
  firstType: string;
}

/** The form with all that can be chosen in it, and the way to the server. */
const useRuleForm = ({ rule, siteId, firstType }: RuleEditorProps, canEdit: boolean) => {
  const t = useText();
  const navigate = useNavigate();
  const [create] = useCreateSocialRuleMutation();
  const [update] = useUpdateSocialRuleMutation();
  const [contentType, setContentType] = useState(rule?.contentType ?? firstType);
  const choices = useRuleChoices({ contentType, siteId, canEdit });
  const kindOf: KindOf = (field) =>
    choices.fields?.find(({ name }) => name === field)?.kind ?? null;
  const state = useEditForm<RuleForm, RuleView>({
    first: rule ? ruleFormOf(rule) : newRuleForm(firstType),
    formOf: ruleFormOf,
    problemsOf: (form) =>
      Object.fromEntries(
        Object.entries(ruleProblems(form, kindOf)).map(([field, id]) => [field, t(id)])
      ),
    send: (form) => {
      const request = ruleRequestOf(form, kindOf);
      return rule ? update({ id: rule.id, ...request }) : create({ ...request, siteId });
    },
    onSaved: ({ id }) => {
      if (!rule) void navigate(rulePath(id), { replace: true });
    },
  });
  useEffect(() => setContentType(state.form.contentType), [state.form.contentType]);
  return { state, choices };
};

/** A rule beside what it would do with a real entry, and what it decided. */
export const RuleEditor = (props: RuleEditorProps) => {
  const t = useText();
  const formId = useId();
  const { rule } = props;
  const { canEditRules, isLoading } = useRights();
  const isForbidden = !canEditRules && !isLoading;
  const { state, choices } = useRuleForm(props, canEditRules);
  const { form } = state;
  const typeName =
    choices.types.find(({ uid }) => uid === form.contentType)?.displayName ?? form.contentType;
  const targetIds = form.reach === 'all' ? null : form.targetIds;
  const sentence = ruleSentenceOf({ trigger: form.trigger, targetIds }, typeName);

  return (
    <EditorFrame
      title={rule?.name ?? t('rules.new')}
      subtitle={t(sentence.messageId, sentence.values)}
      listPath={RULES_PATH}
      formId={formId}
      state={state}
      forbidden={isForbidden ? t('rules.forbidden') : undefined}
      saveLabel={t('rules.save')}
    >
      {rule?.problems.map((problem) => (
        <Notice key={problem} tone="warning">
          {withoutPlace(problem)}
        </Notice>
      ))}
      <Grid.Root gap={6}>
        <Grid.Item col={7} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <form id={formId} onSubmit={state.submit} noValidate>
            <RuleFieldsPart state={state} choices={choices} isDisabled={isForbidden} />
          </form>
        </Grid.Item>
        <Grid.Item col={5} s={12} xs={12} minWidth={0} direction="column" alignItems="stretch">
          <Flex direction="column" alignItems="stretch" gap={6}>
            {rule ? <RuleTryOut rule={rule} isChanged={state.isChanged} /> : null}
            {rule ? null : <Notice>{t('rules.try.later')}</Notice>}
            {rule ? <RuleDecisions ruleId={rule.id} /> : null}
          </Flex>
        </Grid.Item>
      </Grid.Root>
    </EditorFrame>
  );
};
