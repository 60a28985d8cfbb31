import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { Section } from '../../components/Section';
import { useText } from '../../translations/use-text';

/** How people are limited to sites: half of it is set in Strapi's roles. */
export const LimitHint = () => {
  const t = useText();
  return (
    <Section title={t('sites.limit.title')}>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography variant="omega" textColor="neutral800">
          {t('sites.limit.text')}
        </Typography>
        <Link tag={NavLink} to="/settings/roles">
          {t('sites.limit.link')}
        </Link>
      </Flex>
    </Section>
  );
};
