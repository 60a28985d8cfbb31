import { useState } from 'react';

import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { RuleDecisionView } from '../../../../contracts/rules';
import { useGetSocialRuleDecisionsQuery } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { entryPathOf } from '../../entries/entry-path';
import { DECISION_LOOK } from './decision-look';

const PAGE_SIZE = 10;

const Decision = ({ decision }: { decision: RuleDecisionView }) => {
  const t = useText();
  const { icon, tone, textId } = DECISION_LOOK[decision.outcome];
  const entry = decision.entryTitle ?? t('rules.decision.untitled');
  const { entryUid, entryDocumentId, locale } = decision;
  return (
    <RowList.Row label={entry}>
      <StateText icon={icon} tone={tone}>
        {t(textId, { entry })}
      </StateText>
      <Typography variant="omega" textColor="neutral800" dir="auto">
        {decision.reason}
      </Typography>
      <Flex gap={3} wrap="wrap" alignItems="center">
        <Typography variant="pi" textColor="neutral600">
          <TimeText at={decision.at} />
          {locale ? ` · ${locale}` : null}
        </Typography>
        <Link
          tag={NavLink}
          to={entryPathOf({ entryUid, entryDocumentId, entryKind: 'collectionType', locale })}
        >
          {t('rules.decision.open')}
        </Link>
      </Flex>
    </RowList.Row>
  );
};

/** "Why was this (not) shared?": what the rule decided, newest first. */
export const RuleDecisions = ({ ruleId }: { ruleId: number }) => {
  const t = useText();
  const problemText = useProblemText();
  // Where each page began, the shown one last.
  const [begins, setBegins] = useState<readonly (number | undefined)[]>([undefined]);
  const { currentData, error, isFetching, refetch } = useGetSocialRuleDecisionsQuery(
    { ruleId, before: begins.at(-1), pageSize: PAGE_SIZE },
    { refetchOnMountOrArgChange: true }
  );
  const next = currentData?.nextBefore ?? null;
  return (
    <Section title={t('rules.decisions')} subtitle={t('rules.decisions.subtitle')}>
      {!currentData && isFetching ? <SectionLoading /> : null}
      {error && !isFetching ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {currentData?.decisions.length === 0 ? (
        <Typography variant="omega" textColor="neutral600">
          {t('rules.decision.none')}
        </Typography>
      ) : null}
      {currentData && currentData.decisions.length > 0 ? (
        <RowList.List label={t('rules.decisions')}>
          {currentData.decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </RowList.List>
      ) : null}
      <Flex gap={2} wrap="wrap">
        {begins.length > 1 ? (
          <Button variant="tertiary" onClick={() => setBegins(begins.slice(0, -1))}>
            {t('rules.decisions.newer')}
          </Button>
        ) : null}
        {next !== null ? (
          <Button variant="tertiary" onClick={() => setBegins([...begins, next])}>
            {t('rules.decisions.older')}
          </Button>
        ) : null}
      </Flex>
    </Section>
  );
};
