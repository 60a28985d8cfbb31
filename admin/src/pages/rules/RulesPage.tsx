import { useId } from 'react';

import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import { useGetSocialContentTypesQuery, useGetSocialRulesQuery } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite } from '../../components/use-site';
import { ListEmpty, NothingFound } from '../../lists/ListEmpty';
import { ListPages } from '../../lists/ListPages';
import { ListTools, type ListFilter } from '../../lists/ListTools';
import { pageOfRows } from '../../lists/page-of-rows';
import { useListView } from '../../lists/use-list-view';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { arrangeRules, RULE_LIST } from './rule-list';
import { newRulePath } from './rule-paths';
import { RuleRow } from './RuleRow';

interface RulesProps {
  siteId: number | undefined;
  canEdit: boolean;
  reasonId: string | undefined;
}

const Add = ({ siteId }: Pick<RulesProps, 'siteId'>) => {
  const t = useText();
  return (
    <LinkButton tag={Link} to={newRulePath(siteId)} startIcon={<Plus />}>
      {t('rules.add')}
    </LinkButton>
  );
};

const Rules = ({ siteId, canEdit, reasonId }: RulesProps) => {
  const t = useText();
  const problemText = useProblemText();
  const control = useListView(RULE_LIST);
  const rules = useGetSocialRulesQuery(siteId, { refetchOnMountOrArgChange: true });
  const types = useGetSocialContentTypesQuery();
  const error = rules.error ?? types.error;
  const retry = () => {
    void rules.refetch();
    void types.refetch();
  };
  if (!rules.data || !types.data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={retry} />;
  }
  if (rules.data.length === 0) {
    const canAdd = canEdit && types.data.length > 0;
    return (
      <ListEmpty
        content={t(types.data.length === 0 ? 'rules.noTypes' : 'rules.empty')}
        action={canAdd ? <Add siteId={siteId} /> : undefined}
      />
    );
  }
  const nameOf = (uid: string) => types.data?.find((type) => type.uid === uid)?.displayName ?? uid;
  const filters: ListFilter[] = [
    {
      name: 'type',
      label: t('rules.filter.type'),
      placeholder: t('rules.filter.anyType'),
      options: [...new Set(rules.data.map(({ contentType }) => contentType))].map((uid) => ({
        value: uid,
        label: nameOf(uid),
      })),
    },
    {
      name: 'state',
      label: t('rules.filter.state'),
      placeholder: t('rules.filter.anyState'),
      options: [
        { value: 'on', label: t('listing.on') },
        { value: 'off', label: t('listing.off') },
        { value: 'problem', label: t('rules.filter.problem') },
      ],
    },
  ];
  const { rows, total, pageCount } = pageOfRows(
    arrangeRules(rules.data, control.view),
    control.view
  );
  return (
    <>
      <ListTools
        control={control}
        searchLabel={t('rules.search')}
        filters={filters}
        sorts={[
          { value: 'name', label: t('listing.sort.name') },
          { value: 'newest', label: t('listing.sort.newest') },
        ]}
      />
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('rules.count', { count: total })}
      </Typography>
      {total === 0 ? (
        <NothingFound onClear={control.clear} />
      ) : (
        <RowList.List label={t('rules.title')}>
          {rows.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              typeName={nameOf(rule.contentType)}
              canEdit={canEdit}
              reasonId={reasonId}
            />
          ))}
        </RowList.List>
      )}
      <ListPages pageCount={pageCount} total={total} />
    </>
  );
};

/** What goes out by itself when it is published. */
export const RulesPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  const reasonId = useId();
  const canEdit = rights.canEditRules;
  const isForbidden = !canEdit && !rights.isLoading;
  return (
    <Page.Main>
      <Page.Title>{t('rules.title')}</Page.Title>
      <Layouts.Header
        title={t('rules.title')}
        subtitle={t('rules.subtitle')}
        primaryAction={canEdit ? <Add siteId={choice.siteId} /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {isForbidden ? <Notice id={reasonId}>{t('rules.forbidden')}</Notice> : null}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <Rules
              key={choice.siteId}
              siteId={choice.siteId}
              canEdit={canEdit}
              reasonId={isForbidden ? reasonId : undefined}
            />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
