import { Flex, Typography } from '@strapi/design-system';

import { useGetSocialRuleDecisionsQuery } from '../../api/rules-api';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { DECISION_LOOK } from './decision-look';

/** Some, as those about entries that the person may not read are left out. */
const LOOKED_AT = 5;

/** What a rule decided last; nothing where it decided nothing yet. */
export const LastDecision = ({ ruleId }: { ruleId: number }) => {
  const t = useText();
  const { data } = useGetSocialRuleDecisionsQuery({
    ruleId,
    before: undefined,
    pageSize: LOOKED_AT,
  });
  if (!data) return null;
  const [last] = data.decisions;
  if (!last) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('rules.decision.none')}
      </Typography>
    );
  }
  const { icon, tone, textId } = DECISION_LOOK[last.outcome];
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      <StateText icon={icon} tone={tone}>
        {t(textId, { entry: last.entryTitle ?? t('rules.decision.untitled') })}
      </StateText>
      <Typography variant="pi" textColor="neutral600">
        <TimeText at={last.at} />
      </Typography>
    </Flex>
  );
};
