import { Box, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../translations/use-text';
import type { SiteChoice } from './use-site';

/** Chooses the site that a page is about; nothing while there is only one. */
export const SiteSwitcher = ({ choice }: { choice: SiteChoice }) => {
  const t = useText();
  const { sites, site, choose } = choice;
  if (sites.length < 2 || !site) return null;
  return (
    <Box width="100%" maxWidth="32rem">
      <Field.Root name="site">
        <Field.Label>{t('siteSwitcher.label')}</Field.Label>
        <SingleSelect size="S" value={site.id} onChange={(value) => choose(Number(value))}>
          {sites.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
};
