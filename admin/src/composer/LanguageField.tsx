import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useLocation, useNavigate } from 'react-router-dom';

import { localeOptions } from '../api/content-locales';
import { useGetSocialLocalesQuery } from '../api/mappings-api';
import { useText } from '../translations/use-text';
import { searchInLanguage } from './composer-address';

/** The language of the entry; another one leads to the entry in that language. */
export const LanguageField = ({ locale }: { locale: string }) => {
  const t = useText();
  const navigate = useNavigate();
  const { search, hash } = useLocation();
  const { data: locales = [] } = useGetSocialLocalesQuery(undefined, { skip: locale === '' });
  const options = localeOptions(locales, locale);
  if (locale === '' || options.length < 2) return null;
  return (
    <Box width="16rem">
      <SingleSelect
        size="S"
        aria-label={t('compose.language')}
        value={locale}
        onChange={(next) => void navigate({ search: searchInLanguage(search, String(next)), hash })}
      >
        {options.map(({ value, label }) => (
          <SingleSelectOption key={value} value={value}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};
