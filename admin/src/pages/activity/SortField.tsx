import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';

import { useText } from '../../translations/use-text';
import { sortOf, withSort } from './activity-filters';
import { SORT_TEXT, SORTS } from './activity-words';

/** The order of the list; it stands in the address. */
export const SortField = () => {
  const t = useText();
  const [parameters, setParameters] = useSearchParams();
  const choose = (value: string | number) => {
    const sort = SORTS.find((one) => one === value);
    if (sort) setParameters(withSort(parameters, sort));
  };
  return (
    <Box minWidth="22rem">
      <SingleSelect
        size="S"
        aria-label={t('activity.sort')}
        value={sortOf(parameters)}
        onChange={choose}
      >
        {SORTS.map((sort) => (
          <SingleSelectOption key={sort} value={sort}>
            {t(SORT_TEXT[sort])}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};
