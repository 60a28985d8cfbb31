import { Grid } from '@strapi/design-system';

import { useGetSocialAskersQuery } from '../../api/activity-api';
import { useGetSocialContentTypesQuery } from '../../api/rules-api';
import { useGetSocialSitesQuery } from '../../api/sites-api';
import { useText } from '../../translations/use-text';
import { FilterDay } from '../../lists/FilterDay';
import { FilterSelect } from '../../lists/FilterSelect';
import { personOptions } from '../../lists/person-options';
import type { ActivityFilters } from './activity-filters';

interface FurtherFiltersProps {
  filters: ActivityFilters;
  onChange: (changes: Partial<ActivityFilters>) => void;
}

/** What is asked for more rarely: which site, kind of entry, person and days. */
export const FurtherFilters = ({ filters, onChange }: FurtherFiltersProps) => {
  const t = useText();
  const { data: sites = [] } = useGetSocialSitesQuery();
  const { data: types = [] } = useGetSocialContentTypesQuery();
  const { data: askers = [] } = useGetSocialAskersQuery(filters.site ?? undefined);
  const people = personOptions(askers, filters.person, (id) => t('activity.person', { id }));

  return (
    <>
      {sites.length > 1 ? (
        <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="site"
            label={t('activity.filter.site')}
            placeholder={t('activity.filter.any')}
            value={filters.site}
            options={sites.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(site) => onChange({ site })}
          />
        </Grid.Item>
      ) : null}
      <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <FilterSelect
          name="type"
          label={t('activity.filter.type')}
          placeholder={t('activity.filter.any')}
          value={filters.contentType}
          options={types.map(({ uid, displayName }) => ({ value: uid, label: displayName }))}
          onChange={(contentType) => onChange({ contentType })}
        />
      </Grid.Item>
      <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <FilterSelect
          name="person"
          label={t('activity.filter.person')}
          placeholder={t('activity.filter.anybody')}
          value={filters.person}
          options={people}
          onChange={(person) => onChange({ person })}
        />
      </Grid.Item>
      <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
        <FilterDay
          name="from"
          label={t('activity.filter.from')}
          value={filters.from}
          onChange={(from) => onChange({ from })}
        />
      </Grid.Item>
      <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
        <FilterDay
          name="to"
          label={t('activity.filter.to')}
          value={filters.to}
          onChange={(to) => onChange({ to })}
        />
      </Grid.Item>
    </>
  );
};
