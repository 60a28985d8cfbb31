import { EmptyStateLayout } from '@strapi/design-system';
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
import { ConnectWizardButton } from './wizard/ConnectWizardButton';

interface AccountsSectionProps {
  connectRight: ConnectRight;
  onMessage: (message: PageMessage) => void;
  /** Null: not known yet. */
  canEditSettings: boolean | null;
}

/** The connected accounts. */
export const AccountsSection = ({ canEditSettings, ...props }: AccountsSectionProps) => {
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
            <ConnectWizardButton {...props} canEditSettings={canEditSettings} variant="secondary" />
          }
        />
      ) : null}
      {data && data.length > 0 ? <AccountsTable connections={data} {...props} /> : null}
    </Section>
  );
};
