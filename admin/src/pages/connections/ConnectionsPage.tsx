import { useId } from 'react';

import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { Notice } from '../../components/Notice';
import { SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { ChosenSite, useSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { AccountsSection } from './AccountsSection';
import { AttentionBanner } from './AttentionBanner';
import { MessageAlert } from './MessageAlert';
import { PlatformsSection } from './PlatformsSection';
import { usePageMessage } from './use-page-message';
import { ConnectWizardButton } from './wizard/ConnectWizardButton';

/** Accounts, and how to add one. */
export const ConnectionsPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  const [message, setMessage] = usePageMessage();
  const reasonId = useId();
  const isForbidden = !rights.canConnect && !rights.isLoading;
  const connectRight = {
    isAllowed: rights.canConnect,
    reasonId: isForbidden ? reasonId : undefined,
  };

  const canEditSettings = rights.isLoading ? null : rights.canEditSettings;

  return (
    <Page.Main>
      <Page.Title>{t('connections.title')}</Page.Title>
      <Layouts.Header
        title={t('connections.title')}
        subtitle={t('connections.subtitle')}
        primaryAction={
          <ChosenSite.Provider value={choice.siteId}>
            <ConnectWizardButton
              connectRight={connectRight}
              canEditSettings={canEditSettings}
              onMessage={setMessage}
            />
          </ChosenSite.Provider>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
          {message ? <MessageAlert message={message} onClose={() => setMessage(null)} /> : null}
          {isForbidden ? <Notice id={reasonId}>{t('connections.forbidden')}</Notice> : null}
          <AttentionBanner
            canConnect={rights.canConnect}
            canMonitor={rights.canMonitor}
            onMessage={setMessage}
          />
          <SiteSwitcher choice={choice} />
          {choice.isLoading ? (
            <SectionLoading />
          ) : (
            // Another site begins anew: what is shown of one must not stand there for another.
            <ChosenSite.Provider key={choice.siteId} value={choice.siteId}>
              <Flex direction="column" alignItems="stretch" gap={8}>
                <AccountsSection
                  connectRight={connectRight}
                  onMessage={setMessage}
                  canEditSettings={canEditSettings}
                />
                <PlatformsSection
                  connectRight={connectRight}
                  canEditSettings={canEditSettings}
                  onMessage={setMessage}
                />
              </Flex>
            </ChosenSite.Provider>
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
