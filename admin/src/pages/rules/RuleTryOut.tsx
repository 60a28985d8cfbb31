import { useId } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import type { RuleForecast, RuleView } from '../../../../contracts/rules';
import { useGetSocialRuleForecastQuery } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { StateText } from '../../components/StateText';
import { EntryField } from '../../entries/EntryField';
import { useEntryChoice, type EntryChoice } from '../../entries/use-entry-choice';
import { useText } from '../../translations/use-text';

interface RuleTryOutProps {
  /** As it is stored. */
  rule: RuleView;
  /** What stands in the form is not what is tried. */
  isChanged: boolean;
}

const Verdict = ({ forecast }: { forecast: RuleForecast }) => {
  const t = useText();
  const { willShare, reason } = forecast;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="status">
      <StateText icon={willShare ? 'check' : 'minus'} tone={willShare ? 'success' : 'neutral'}>
        {t(willShare ? 'rules.try.shares' : 'rules.try.sharesNot')}
      </StateText>
      <Typography variant="omega" textColor="neutral800" dir="auto">
        {reason}
      </Typography>
    </Flex>
  );
};

const Outcome = ({ rule, choice }: { rule: RuleView; choice: EntryChoice }) => {
  const t = useText();
  const problemText = useProblemText();
  const { entry } = choice;
  const { currentData, error, isFetching, refetch } = useGetSocialRuleForecastQuery(
    {
      contentType: rule.contentType,
      documentId: entry?.documentId ?? '',
      locale: entry?.locale ?? '',
      // Another rule is another question.
      revision: JSON.stringify(rule),
    },
    { skip: entry === null, refetchOnMountOrArgChange: true }
  );
  if (entry === null) {
    return choice.rows === null ? null : <Notice>{t('rules.try.noEntries')}</Notice>;
  }
  if (error && !isFetching) {
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (!currentData) return <SectionLoading />;
  const forecast =
    currentData.find(({ ruleId }) => ruleId === rule.id) ??
    currentData.find(({ ruleId, siteId }) => ruleId === null && siteId === rule.siteId);
  return forecast ? <Verdict forecast={forecast} /> : <Notice>{t('rules.try.off')}</Notice>;
};

/** What the rule would do if a person published a real entry now. */
export const RuleTryOut = ({ rule, isChanged }: RuleTryOutProps) => {
  const t = useText();
  const headingId = useId();
  const choice = useEntryChoice(rule.contentType);
  return (
    <section aria-labelledby={headingId}>
      <Card>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography tag="h2" variant="delta" id={headingId}>
              {t('rules.try')}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {t('rules.try.subtitle')}
            </Typography>
          </Flex>
          {isChanged ? <Notice tone="warning">{t('rules.try.unsaved')}</Notice> : null}
          <EntryField choice={choice} />
          <Outcome rule={rule} choice={choice} />
        </Flex>
      </Card>
    </section>
  );
};
