import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { useText } from '../../translations/use-text';
import { ActivityPage } from './ActivityPage';
import { ActivityTabs } from './ActivityTabs';
import { DecisionsPage } from './decisions/DecisionsPage';

/** What became of everything that was asked for, and why rules shared or did not share. */
export const ActivityRoutes = () => {
  const t = useText();
  return (
    <Page.Main>
      <Page.Title>{t('activity.title')}</Page.Title>
      <Layouts.Header title={t('activity.title')} subtitle={t('activity.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <ActivityTabs />
          <Routes>
            <Route index element={<ActivityPage />} />
            <Route path="decisions" element={<DecisionsPage />} />
          </Routes>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
