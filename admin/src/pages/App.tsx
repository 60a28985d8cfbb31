import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../permissions';
import { NarrowNav, SideNav } from './PluginNav';
import { ConnectionsPage } from './connections/ConnectionsPage';
import { HealthPage } from './health/HealthPage';

/** The plugin's own pages. */
export const App = () => (
  <Page.Protect permissions={PERMISSIONS.read}>
    <Layouts.Root sideNav={<SideNav />}>
      <NarrowNav />
      <Routes>
        <Route index element={<Navigate to="connections" replace />} />
        <Route path="connections" element={<ConnectionsPage />} />
        <Route path="health" element={<HealthPage />} />
        <Route path="*" element={<Navigate to="connections" replace />} />
      </Routes>
    </Layouts.Root>
  </Page.Protect>
);
