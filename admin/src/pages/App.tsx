import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../permissions';
import { ConnectionsPage } from './connections/ConnectionsPage';

/** The plugin's own pages. */
export const App = () => (
  <Page.Protect permissions={PERMISSIONS.read}>
    <Routes>
      <Route index element={<Navigate to="connections" replace />} />
      <Route path="connections" element={<ConnectionsPage />} />
      <Route path="*" element={<Navigate to="connections" replace />} />
    </Routes>
  </Page.Protect>
);
