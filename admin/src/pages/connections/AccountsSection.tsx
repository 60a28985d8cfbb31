import { Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { useGetSocialConnectionsQuery } from '../../api/connections-api';
import { useProblemText } from '../../api/use-problem-text';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useChosenSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { AccountsTable } from './AccountsTable';
import type { PageMessage } from './connect-message';
import type { ConnectRight } from './connect-right';

interface AccountsSectionProps {
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
  /** Leads to the list of platforms. */
  onWantPlatforms: () => void;
}

/** The connected accounts. */
export const AccountsSection = ({ onWantPlatforms, ...props }: AccountsSectionProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, isLoading, refetch } = useGetSocialConnectionsQuery(useChosenSite(), {
    // The server changes them on its own: a refused renewal asks for a reconnect.
    refetchOnMountOrArgChange: true,
  });

  return (
    <Section title={t('accounts.title')}>
      {isLoading ? <SectionLoading /> : null}
      {error ? <SectionError message={problemText(error)} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" height="8.8rem" />}
          content={t('accounts.empty')}
          action={
            <Button variant="secondary" onClick={onWantPlatforms}>
              {t('accounts.choosePlatform')}
            </Button>
          }
        />
      ) : null}
      {data && data.length > 0 ? <AccountsTable connections={data} {...props} /> : null}
    </Section>
  );
};
