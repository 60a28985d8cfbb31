import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import { useGetSocialHashtagSetsQuery, useGetSocialTemplatesQuery } from '../../api/templates-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite } from '../../components/use-site';
import type { ListShape } from '../../lists/list-address';
import { ListEmpty, NothingFound } from '../../lists/ListEmpty';
import { ListPages } from '../../lists/ListPages';
import { ListTools, type ListFilter } from '../../lists/ListTools';
import { isFound, pageOfRows } from '../../lists/page-of-rows';
import { useListView } from '../../lists/use-list-view';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { templatesNaming } from './set-fields';
import { newSetPath } from './set-paths';
import { SetRow } from './SetRow';

const SHAPE: ListShape<'use', 'name' | 'newest'> = { filters: ['use'], sorts: ['name', 'newest'] };

interface SetsProps {
  siteId: number | undefined;
  canEdit: boolean;
}

const Add = ({ siteId }: Pick<SetsProps, 'siteId'>) => {
  const t = useText();
  return (
    <LinkButton tag={Link} to={newSetPath(siteId)} startIcon={<Plus />}>
      {t('hashtags.add')}
    </LinkButton>
  );
};

const Sets = ({ siteId, canEdit }: SetsProps) => {
  const t = useText();
  const problemText = useProblemText();
  const control = useListView(SHAPE);
  const { search, sort, filters: chosen } = control.view;
  const { data, error, refetch } = useGetSocialHashtagSetsQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  // Without them only the words about their use are missing.
  const { data: templates = [] } = useGetSocialTemplatesQuery(siteId);
  if (!data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (data.length === 0) {
    const action = canEdit ? <Add siteId={siteId} /> : undefined;
    return <ListEmpty content={t('hashtags.empty')} action={action} />;
  }
  const found = data
    .map((set) => ({
      set,
      usedBy: templatesNaming(
        set.slug,
        templates.filter((template) => template.siteId === set.siteId)
      ),
    }))
    .filter(({ set }) => isFound(search, [set.name, set.slug, ...set.tags]))
    .filter(({ usedBy }) => chosen.use === null || (chosen.use === 'yes') === usedBy.length > 0)
    .sort((one, other) =>
      sort === 'newest' ? other.set.id - one.set.id : one.set.name.localeCompare(other.set.name)
    );
  const filters: ListFilter[] = [
    {
      name: 'use',
      label: t('hashtags.filter.use'),
      placeholder: t('hashtags.filter.anyUse'),
      options: [
        { value: 'yes', label: t('hashtags.filter.used') },
        { value: 'no', label: t('hashtags.filter.unused') },
      ],
    },
  ];
  const { rows, total, pageCount } = pageOfRows(found, control.view);
  return (
    <>
      <ListTools
        control={control}
        searchLabel={t('hashtags.search')}
        filters={filters}
        sorts={[
          { value: 'name', label: t('listing.sort.name') },
          { value: 'newest', label: t('listing.sort.newest') },
        ]}
      />
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('hashtags.count', { count: total })}
      </Typography>
      {total === 0 ? (
        <NothingFound onClear={control.clear} />
      ) : (
        <RowList.List label={t('hashtags.title')}>
          {rows.map(({ set, usedBy }) => (
            <SetRow key={set.id} set={set} usedBy={usedBy} canEdit={canEdit} />
          ))}
        </RowList.List>
      )}
      <ListPages pageCount={pageCount} total={total} />
    </>
  );
};

/** Hashtags that belong together. */
export const HashtagsPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  const canEdit = rights.canEditTemplates;
  return (
    <Page.Main>
      <Page.Title>{t('hashtags.title')}</Page.Title>
      <Layouts.Header
        title={t('hashtags.title')}
        subtitle={t('hashtags.subtitle')}
        primaryAction={canEdit ? <Add siteId={choice.siteId} /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {canEdit || rights.isLoading ? null : <Notice>{t('hashtags.forbidden')}</Notice>}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <Sets key={choice.siteId} siteId={choice.siteId} canEdit={canEdit} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
