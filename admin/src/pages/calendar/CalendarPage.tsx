import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { SectionLoading } from '../../components/SectionState';
import { SiteSwitcher } from '../../components/SiteSwitcher';
import { useSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';
import { CalendarBoard } from './CalendarBoard';
import { isRightToLeft } from './locale-habits';

/** While nobody knows the site's clock. */
const NO_ZONE = 'UTC';

/** What goes out and went out, by days: to see, to move and to cancel. */
export const CalendarPage = () => {
  const t = useText();
  const rights = useRights();
  const { locale } = useIntl();
  const choice = useSite();
  const { site, siteId, isLoading } = choice;
  return (
    <Page.Main>
      <Page.Title>{t('calendar.title')}</Page.Title>
      <Layouts.Header title={t('calendar.title')} subtitle={t('calendar.subtitle')} />
      <Layouts.Content>
        <Flex
          direction="column"
          alignItems="stretch"
          gap={4}
          paddingBottom={8}
          // The panel around stays as it is in every language; days lie as their readers read.
          dir={isRightToLeft(locale) ? 'rtl' : undefined}
        >
          <SiteSwitcher choice={choice} />
          {isLoading ? (
            <SectionLoading />
          ) : (
            <CalendarBoard
              key={site?.id ?? 0}
              siteId={siteId}
              zone={site?.timezone ?? NO_ZONE}
              canMove={rights.canSchedule && rights.canDistribute}
            />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
