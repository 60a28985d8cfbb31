import { Flex, IconButton, Switch, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import type { RuleView } from '../../../../contracts/rules';
import { useRemoveSocialRuleMutation, useUpdateSocialRuleMutation } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { useText } from '../../translations/use-text';
import { ruleSentenceOf } from './rule-sentence';

interface RuleRowProps {
  rule: RuleView;
  typeName: string;
  canEdit: boolean;
  /** Id of the text that says why it cannot be changed. */
  reasonId?: string;
}

export const RuleRow = ({ rule, typeName, canEdit, reasonId }: RuleRowProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [update, updating] = useUpdateSocialRuleMutation();
  const [remove, removing] = useRemoveSocialRuleMutation();
  const { messageId, values } = ruleSentenceOf(rule, typeName);
  const sentence = t(messageId, values);
  const isBusy = updating.isLoading || removing.isLoading;

  const report = (answer: object) => {
    if (!('error' in answer)) return;
    toggleNotification({ type: 'danger', message: problemText(answer.error) });
  };

  return (
    <Flex tag="li" justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
      <Typography variant="omega" textColor={rule.enabled ? 'neutral800' : 'neutral600'}>
        {sentence}
      </Typography>
      <Flex gap={4} alignItems="center">
        <Switch
          checked={rule.enabled}
          disabled={!canEdit || isBusy}
          visibleLabels
          onLabel={t('rule.on')}
          offLabel={t('rule.off')}
          aria-label={t('rule.switch', { type: typeName })}
          aria-describedby={reasonId}
          onCheckedChange={(enabled) => void update({ ...rule, enabled }).then(report)}
        />
        {canEdit ? (
          <ConfirmedAction
            trigger={
              <IconButton label={t('rule.remove', { type: typeName })} disabled={isBusy}>
                <Trash />
              </IconButton>
            }
            title={t('rule.remove.title')}
            body={t('rule.remove.body', { type: typeName })}
            confirmLabel={t('rule.remove.confirm')}
            onConfirm={() => remove(rule.id).then(report)}
          />
        ) : null}
      </Flex>
    </Flex>
  );
};
