import { Badge, Flex, Typography } from '@strapi/design-system';

import type { SiteDetails } from '../../../../contracts/sites';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { memberCountOf } from './sites-right';

interface CellProps {
  site: SiteDetails;
}

/** Its name, and what is special about it. */
export const SiteName = ({ site }: CellProps) => {
  const t = useText();
  return (
    <Flex gap={2} alignItems="center" wrap="wrap">
      <Typography variant="omega" fontWeight="semiBold" dir="auto">
        {site.name}
      </Typography>
      {site.isDefault ? <Badge size="S">{t('sites.default')}</Badge> : null}
      {site.stage ? (
        <Badge size="S" variant="secondary">
          {t('sites.stage')}
        </Badge>
      ) : null}
    </Flex>
  );
};

export const SiteSlug = ({ site }: CellProps) => (
  <Typography variant="omega" textColor="neutral600" dir="ltr">
    {site.slug}
  </Typography>
);

/** Icon, word and colour. */
export const SiteState = ({ site }: CellProps) => {
  const t = useText();
  return site.paused ? (
    <StateText icon="pause" tone="warning">
      {t('sites.paused')}
    </StateText>
  ) : (
    <StateText icon="check" tone="success">
      {t('sites.running')}
    </StateText>
  );
};

export const SiteAccounts = ({ count }: { count: number }) => {
  const t = useText();
  return (
    <Typography variant="omega" textColor={count > 0 ? 'neutral800' : 'neutral600'}>
      {t('sites.accounts', { count })}
    </Typography>
  );
};

export const SiteMembers = ({ site }: CellProps) => {
  const t = useText();
  const count = memberCountOf(site);
  return (
    <Typography variant="omega" textColor="neutral600">
      {count ? t('sites.members', count) : t('sites.members.hidden')}
    </Typography>
  );
};
