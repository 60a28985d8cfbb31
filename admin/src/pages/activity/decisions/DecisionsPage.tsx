import {
  Button,
  EmptyStateLayout,
  Flex,
  Grid,
  TextButton,
  Typography,
} from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useSearchParams } from 'react-router-dom';

import { useGetSocialRuleDecisionsQuery } from '../../../api/activity-api';
import { useGetSocialContentTypesQuery, useGetSocialRulesQuery } from '../../../api/rules-api';
import { useProblemText } from '../../../api/use-problem-text';
import { Notice } from '../../../components/Notice';
import { RowList } from '../../../components/RowList';
import { SectionError, SectionLoading } from '../../../components/SectionState';
import { useText } from '../../../translations/use-text';
import { FilterSelect } from '../../../lists/FilterSelect';
import { DecisionRow } from './DecisionRow';
import { decisionFiltersOf, decisionQueryOf, withDecisionFilters } from './decision-query';

const Filters = () => {
  const t = useText();
  const [parameters, setParameters] = useSearchParams();
  const { data: rules = [] } = useGetSocialRulesQuery();
  const { data: types = [] } = useGetSocialContentTypesQuery();
  const { ruleId, contentType } = decisionFiltersOf(parameters);
  return (
    <Grid.Root gap={4} tag="section" aria-label={t('activity.filter.label')}>
      <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <FilterSelect
          name="rule"
          label={t('decision.filter.rule')}
          placeholder={t('activity.filter.any')}
          value={ruleId}
          options={rules.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(rule) => setParameters(withDecisionFilters(parameters, { ruleId: rule }))}
        />
      </Grid.Item>
      <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <FilterSelect
          name="type"
          label={t('activity.filter.type')}
          placeholder={t('activity.filter.any')}
          value={contentType}
          options={types.map(({ uid, displayName }) => ({ value: uid, label: displayName }))}
          onChange={(type) => setParameters(withDecisionFilters(parameters, { contentType: type }))}
        />
      </Grid.Item>
    </Grid.Root>
  );
};

/** "Why was this (not) shared?": what rules decided, newest first. */
export const DecisionsPage = () => {
  const t = useText();
  const problemText = useProblemText();
  const [parameters, setParameters] = useSearchParams();
  const { entry, before } = decisionFiltersOf(parameters);
  const { currentData, error, refetch } = useGetSocialRuleDecisionsQuery(
    decisionQueryOf(parameters),
    { refetchOnMountOrArgChange: true }
  );
  const decisions = currentData?.decisions ?? [];
  const nextBefore = currentData?.nextBefore ?? null;
  const everything = { ruleId: null, contentType: null, entry: null, locale: null };
  const showAll = () => setParameters(withDecisionFilters(parameters, everything));
  const goTo = (place: number | null) =>
    setParameters(withDecisionFilters(parameters, { before: place }));

  return (
    <>
      <Typography variant="omega" textColor="neutral600">
        {t('decision.subtitle')}
      </Typography>
      <Filters />
      {entry === null ? null : (
        <Flex gap={4} alignItems="center" wrap="wrap">
          <Notice>{t('decision.oneEntry')}</Notice>
          <TextButton onClick={showAll}>{t('decision.showAll')}</TextButton>
        </Flex>
      )}
      {!currentData && !error ? <SectionLoading /> : null}
      {!currentData && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {currentData && decisions.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" height="8.8rem" />}
          content={t('decision.empty')}
        />
      ) : null}
      {decisions.length > 0 ? (
        <RowList.List label={t('activity.tab.decisions')}>
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} />
          ))}
        </RowList.List>
      ) : null}
      <Flex gap={3}>
        {before === null ? null : (
          <Button variant="tertiary" onClick={() => goTo(null)}>
            {t('decision.newest')}
          </Button>
        )}
        {nextBefore === null ? null : (
          <Button variant="tertiary" onClick={() => goTo(nextBefore)}>
            {t('decision.older')}
          </Button>
        )}
      </Flex>
    </>
  );
};
