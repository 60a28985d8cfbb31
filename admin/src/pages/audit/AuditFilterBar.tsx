import { Box, Grid, TextButton } from '@strapi/design-system';
import { SearchInput } from '@strapi/strapi/admin';

import { useGetSocialAuditActorsQuery } from '../../api/audit-api';
import { useText } from '../../translations/use-text';
import { FilterDay } from '../../lists/FilterDay';
import { FilterSelect } from '../../lists/FilterSelect';
import { hasFilters, type AuditFilters } from './audit-filters';
import { ACTION_TEXT, ACTIONS, KIND_TEXT, KINDS } from './audit-words';
import { personOptions } from '../../lists/person-options';

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (changes: Partial<AuditFilters>) => void;
  onClear: () => void;
}

/** Everything that narrows the list; it stands in the address, so a view can be passed on. */
export const AuditFilterBar = ({ filters, onChange, onClear }: AuditFilterBarProps) => {
  const t = useText();
  // Without the names the log can still be read, so a failure here is no failure of the page.
  const { data: actors = [] } = useGetSocialAuditActorsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const people = personOptions(actors, filters.person, (id) =>
    t('audit.filter.person.unknown', { id })
  );

  return (
    <Box tag="section" aria-label={t('audit.filter.label')}>
      <Grid.Root gap={4}>
        <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="action"
            label={t('audit.filter.action')}
            placeholder={t('audit.filter.any')}
            value={filters.action}
            options={ACTIONS.map((value) => ({ value, label: t(ACTION_TEXT[value]) }))}
            onChange={(action) => onChange({ action })}
          />
        </Grid.Item>
        <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="person"
            label={t('audit.filter.person')}
            placeholder={t('audit.filter.anybody')}
            value={filters.person}
            options={people}
            onChange={(person) => onChange({ person })}
          />
        </Grid.Item>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterSelect
            name="kind"
            label={t('audit.filter.kind')}
            placeholder={t('audit.filter.any')}
            value={filters.kind}
            options={KINDS.map((value) => ({ value, label: t(KIND_TEXT[value]) }))}
            onChange={(kind) => onChange({ kind })}
          />
        </Grid.Item>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterDay
            name="from"
            label={t('audit.filter.from')}
            value={filters.from}
            onChange={(from) => onChange({ from })}
          />
        </Grid.Item>
        <Grid.Item col={2} s={6} xs={12} direction="column" alignItems="stretch">
          <FilterDay
            name="to"
            label={t('audit.filter.to')}
            value={filters.to}
            onChange={(to) => onChange({ to })}
          />
        </Grid.Item>
        <Grid.Item col={12} alignItems="center" gap={4}>
          <SearchInput label={t('audit.search')} placeholder={t('audit.search')} />
          {hasFilters(filters) ? (
            <TextButton onClick={onClear}>{t('audit.filter.clear')}</TextButton>
          ) : null}
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
};
