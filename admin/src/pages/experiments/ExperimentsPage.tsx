import { Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link as RouterLink, NavLink } from 'react-router-dom';

import { EXPERIMENT_STATES, type ExperimentView } from '../../../../contracts/experiments';
import { useGetSocialExperimentsQuery } from '../../api/experiments-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { RowList } from '../../components/RowList';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useSite } from '../../components/use-site';
import type { ListShape } from '../../lists/list-address';
import { ListEmpty, NothingFound } from '../../lists/ListEmpty';
import { ListPages } from '../../lists/ListPages';
import { ListTools, type ListFilter } from '../../lists/ListTools';
import { isFound, pageOfRows } from '../../lists/page-of-rows';
import { useListView } from '../../lists/use-list-view';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { experimentPath, newExperimentPath } from './experiment-paths';
import { METRIC_TEXTS, STATE_LOOKS } from './experiment-words';

const SHAPE: ListShape<'state', 'newest' | 'name'> = {
  filters: ['state'],
  sorts: ['newest', 'name'],
};

const Add = ({ siteId }: { siteId: number | undefined }) => {
  const t = useText();
  return (
    <LinkButton tag={RouterLink} to={newExperimentPath(siteId)} startIcon={<Plus />}>
      {t('experiments.add')}
    </LinkButton>
  );
};

const ExperimentRow = ({ experiment }: { experiment: ExperimentView }) => {
  const t = useText();
  const { id, name, state, templateName, variants, metric, endsAt } = experiment;
  const look = STATE_LOOKS[state];
  return (
    <RowList.Row
      label={name}
      actions={
        <StateText icon={look.icon} tone={look.tone}>
          {t(look.text)}
        </StateText>
      }
    >
      <Link tag={NavLink} to={experimentPath(id)} dir="auto">
        {name}
      </Link>
      <Typography variant="pi" textColor="neutral600" dir="auto">
        {t('experiments.row', {
          count: variants.length,
          template: templateName ?? t('experiments.template.gone'),
          metric: t(METRIC_TEXTS[metric]),
        })}
      </Typography>
      {state === 'running' && endsAt ? (
        <Typography variant="pi" textColor="neutral600">
          {t('experiments.ends')} <TimeText at={endsAt} />
        </Typography>
      ) : null}
    </RowList.Row>
  );
};

const Experiments = ({ siteId, canEdit }: { siteId: number | undefined; canEdit: boolean }) => {
  const t = useText();
  const problemText = useProblemText();
  const control = useListView(SHAPE);
  const { search, sort, filters: chosen } = control.view;
  const { data, error, refetch } = useGetSocialExperimentsQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  if (!data) {
    if (!error) return <SectionLoading />;
    return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  }
  if (data.length === 0) {
    const action = canEdit ? <Add siteId={siteId} /> : undefined;
    return <ListEmpty content={t('experiments.empty')} action={action} />;
  }
  const found = data
    .filter(({ name, templateName }) => isFound(search, [name, templateName ?? '']))
    // What was put away is shown to those who ask for it.
    .filter(({ state }) => (chosen.state === null ? state !== 'archived' : state === chosen.state))
    .sort((one, other) =>
      sort === 'name' ? one.name.localeCompare(other.name) : other.id - one.id
    );
  const filters: ListFilter[] = [
    {
      name: 'state',
      label: t('experiments.filter.state'),
      placeholder: t('experiments.filter.anyState'),
      options: EXPERIMENT_STATES.map((state) => ({
        value: state,
        label: t(STATE_LOOKS[state].text),
      })),
    },
  ];
  const { rows, total, pageCount } = pageOfRows(found, control.view);
  return (
    <>
      <ListTools
        control={control}
        searchLabel={t('experiments.search')}
        filters={filters}
        sorts={[
          { value: 'newest', label: t('listing.sort.newest') },
          { value: 'name', label: t('listing.sort.name') },
        ]}
      />
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('experiments.count', { count: total })}
      </Typography>
      {total === 0 ? (
        <NothingFound onClear={control.clear} />
      ) : (
        <RowList.List label={t('experiments.title')}>
          {rows.map((experiment) => (
            <ExperimentRow key={experiment.id} experiment={experiment} />
          ))}
        </RowList.List>
      )}
      <ListPages pageCount={pageCount} total={total} />
    </>
  );
};

/** Wordings against each other. */
export const ExperimentsPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  const canEdit = rights.canEditTemplates;
  return (
    <Page.Main>
      <Page.Title>{t('experiments.title')}</Page.Title>
      <Layouts.Header
        title={t('experiments.title')}
        subtitle={t('experiments.subtitle')}
        primaryAction={canEdit ? <Add siteId={choice.siteId} /> : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {canEdit || rights.isLoading ? null : <Notice>{t('experiments.forbidden')}</Notice>}
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            <Experiments key={choice.siteId} siteId={choice.siteId} canEdit={canEdit} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
