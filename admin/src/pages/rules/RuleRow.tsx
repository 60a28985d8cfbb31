import { Flex, IconButton, Link, Switch, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, NavLink } from 'react-router-dom';

import type { RuleView } from '../../../../contracts/rules';
import { useRemoveSocialRuleMutation, useUpdateSocialRuleMutation } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { useText } from '../../translations/use-text';
import { LastDecision } from './LastDecision';
import { requestOfRule, withoutPlace } from './rule-form';
import { rulePath } from './rule-paths';
import { ruleDetailsOf, ruleSentenceOf } from './rule-sentence';

interface RuleRowProps {
  rule: RuleView;
  typeName: string;
  canEdit: boolean;
  /** Id of the text that says why it cannot be changed. */
  reasonId: string | undefined;
}

/** A rule as a sentence, with its switch and what it decided last. */
export const RuleRow = ({ rule, typeName, canEdit, reasonId }: RuleRowProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [update, updating] = useUpdateSocialRuleMutation();
  const [remove, removing] = useRemoveSocialRuleMutation();
  const { id, name, enabled } = rule;
  const sentence = ruleSentenceOf(rule, typeName);
  const details = ruleDetailsOf(rule).map(({ messageId, values }) => t(messageId, values));
  const isBusy = updating.isLoading || removing.isLoading;

  const report = (answer: object) => {
    if (!('error' in answer)) return;
    toggleNotification({ type: 'danger', message: problemText(answer.error) });
  };

  return (
    <RowList.Row
      label={name}
      actions={
        <Flex gap={2} alignItems="center">
          <Switch
            checked={enabled}
            disabled={!canEdit || isBusy}
            visibleLabels
            onLabel={t('listing.on')}
            offLabel={t('listing.off')}
            aria-label={t('rules.switch', { name })}
            aria-describedby={reasonId}
            onCheckedChange={(isOn) =>
              void update({ id, ...requestOfRule(rule), enabled: isOn }).then(report)
            }
          />
          {canEdit ? (
            <>
              <IconButton
                tag={RouterLink}
                to={rulePath(id)}
                label={t('listing.edit', { name })}
                variant="ghost"
              >
                <Pencil />
              </IconButton>
              <ConfirmedAction
                trigger={
                  <IconButton
                    variant="ghost"
                    label={t('listing.remove', { name })}
                    disabled={isBusy}
                  >
                    <Trash />
                  </IconButton>
                }
                title={t('rules.remove.title', { name })}
                body={t('rules.remove.body', { type: typeName })}
                confirmLabel={t('rules.remove.confirm')}
                onConfirm={() => remove(id).then(report)}
              />
            </>
          ) : null}
        </Flex>
      }
    >
      <Link tag={NavLink} to={rulePath(id)} dir="auto">
        {name}
      </Link>
      <Typography variant="omega" textColor={enabled ? 'neutral800' : 'neutral600'}>
        {t(sentence.messageId, sentence.values)}
      </Typography>
      {details.length > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {details.join(' · ')}
        </Typography>
      ) : null}
      {rule.problems.map((problem) => (
        <Notice key={problem} tone="warning">
          {withoutPlace(problem)}
        </Notice>
      ))}
      <LastDecision ruleId={id} />
    </RowList.Row>
  );
};
