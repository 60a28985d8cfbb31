import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import type { TemplateView } from '../../../../contracts/templates';
import { useGetSocialTemplatesQuery } from '../../api/templates-api';
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
import { presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { arrangeTemplates, TEMPLATE_LIST } from './template-list';
import { newTemplatePath } from './template-paths';
import { TemplateRow } from './TemplateRow';
import { useTemplateFacts } from './use-template-facts';

const NO_TEMPLATES: TemplateView[] = [];

interface TemplatesProps {
  siteId: number | undefined;
  canEdit: boolean;
}

const Add = ({ siteId }: Pick<TemplatesProps, 'siteId'>) => {
  const t = useText();
  return (
    <LinkButton tag={Link} to={newTemplatePath(siteId)} startIcon={<Plus />}>
      {t('templates.add')}
    </LinkButton>
  );
};

const Templates = ({ siteId, canEdit }: TemplatesProps) => {
  const t = useText();
  const problemText = useProblemText();
  const control = useListView(TEMPLATE_LIST);
  const { data, error, refetch } = useGetSocialTemplatesQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  const all = data ?? NO_TEMPLATES;
  const { scopeOf, usedBy, types, targets } = useTemplateFacts(siteId, all);
  if (!data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (all.length === 0) {
    return (
      <ListEmpty
        content={t('templates.empty')}
        action={canEdit ? <Add siteId={siteId} /> : undefined}
      />
    );
  }
  const platforms = [...new Set(targets.map(({ platform }) => platform))];
  const filters: ListFilter[] = [
    {
      name: 'platform',
      label: t('templates.filter.platform'),
      placeholder: t('templates.filter.anyPlatform'),
      options: platforms.map((value) => ({ value, label: presentPlatform(value).label })),
    },
    {
      name: 'type',
      label: t('templates.filter.type'),
      placeholder: t('templates.filter.anyType'),
      options: types.map(({ uid, displayName }) => ({ value: uid, label: displayName })),
    },
    {
      name: 'state',
      label: t('templates.filter.state'),
      placeholder: t('templates.filter.anyState'),
      options: [
        { value: 'on', label: t('listing.on') },
        { value: 'off', label: t('listing.off') },
      ],
    },
  ];
  const platformOf = (id: number) => targets.find((one) => one.id === id)?.platform ?? null;
  const { rows, total, pageCount } = pageOfRows(
    arrangeTemplates(all, control.view, platformOf),
    control.view
  );
  return (
    <>
      <ListTools
        control={control}
        searchLabel={t('templates.search')}
        filters={filters}
        sorts={[
          { value: 'name', label: t('listing.sort.name') },
          { value: 'newest', label: t('listing.sort.newest') },
        ]}
      />
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('templates.count', { count: total })}
      </Typography>
      {total === 0 ? (
        <NothingFound onClear={control.clear} />
      ) : (
        <RowList.List label={t('templates.title')}>
          {rows.map((template) => (
            <TemplateRow
              key={template.id}
              template={template}
              scope={scopeOf(template)}
              use={usedBy(template)}
              canEdit={canEdit}
            />
          ))}
        </RowList.List>
      )}
      <ListPages pageCount={pageCount} total={total} />
    </>
  );
};

/** How entries become posts. */
export const TemplatesPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  const canEdit = rights.canEditTemplates;
  return (
    <Page.Main>
      <Page.Title>{t('templates.title')}</Page.Title>
      <Layouts.Header
        title={t('templates.title')}
        subtitle={t('templates.subtitle')}
        primaryAction={canEdit ? <Add siteId={choice.siteId} /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {canEdit || rights.isLoading ? null : <Notice>{t('templates.forbidden')}</Notice>}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <Templates key={choice.siteId} siteId={choice.siteId} canEdit={canEdit} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
