import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { RuleDecisionView } from '../../../../../contracts/rules';
import { RowList } from '../../../components/RowList';
import { StateText } from '../../../components/StateText';
import { TimeText } from '../../../components/TimeText';
import { useText } from '../../../translations/use-text';
import { entryPathOf } from '../../../entries/entry-path';
import { DECISION_LOOK } from './decision-look';

/** What one rule decided about one publish, and why. */
export const DecisionRow = ({ decision }: { decision: RuleDecisionView }) => {
  const t = useText();
  const { at, entryTitle, locale, ruleName, outcome, reason } = decision;
  const { messageId, icon, tone } = DECISION_LOOK[outcome];
  const title = entryTitle ?? t('attention.untitled');
  return (
    <RowList.Row>
      <Link tag={RouterLink} to={entryPathOf(decision)} dir="auto">
        {title}
      </Link>
      <StateText icon={icon} tone={tone}>
        {t(messageId)}
      </StateText>
      <Typography variant="omega" textColor="neutral800" dir="auto">
        {reason}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {ruleName ? t('decision.rule', { rule: ruleName }) : t('decision.noRule')}
        {locale ? ` · ${locale}` : null}
        {' · '}
        <TimeText at={at} />
      </Typography>
    </RowList.Row>
  );
};
