import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../../permissions';
import { ConnectionsPage } from './ConnectionsPage';
import { ChoosePage } from './choose/ChoosePage';

/** The accounts, and the choice among several that a consent opened. */
export const ConnectionRoutes = () => (
  <Routes>
    <Route index element={<ConnectionsPage />} />
    <Route
      path="choose/:token"
      element={
        <Page.Protect permissions={PERMISSIONS.connect}>
          <ChoosePage />
        </Page.Protect>
      }
    />
  </Routes>
);
