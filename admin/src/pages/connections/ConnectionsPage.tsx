import { useId, useRef } from 'react';

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

/** Accounts, and how to add one. */
export const ConnectionsPage = () => {
  const t = useText();
  const rights = useRights();
  const choice = useSite();
  const [message, setMessage] = usePageMessage();
  const platforms = useRef<HTMLHeadingElement>(null);
  const reasonId = useId();
  const isForbidden = !rights.canConnect && !rights.isLoading;
  const connectRight = {
    isAllowed: rights.canConnect,
    reasonId: isForbidden ? reasonId : undefined,
  };

  return (
    <Page.Main>
      <Page.Title>{t('connections.title')}</Page.Title>
      <Layouts.Header title={t('connections.title')} subtitle={t('connections.subtitle')} />
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
                  onWantPlatforms={() => platforms.current?.focus()}
                />
                <PlatformsSection
                  headingRef={platforms}
                  connectRight={connectRight}
                  canEditSettings={rights.isLoading ? null : rights.canEditSettings}
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
