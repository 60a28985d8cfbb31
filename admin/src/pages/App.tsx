import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PAGE_PERMISSIONS, PERMISSIONS } from '../permissions';
import { useRights } from '../use-rights';
import { NarrowNav, SideNav } from './PluginNav';
import { AuditPage } from './audit/AuditPage';
import { ConnectionsPage } from './connections/ConnectionsPage';
import { ChoosePage } from './connections/choose/ChoosePage';
import { HealthPage } from './health/HealthPage';
import { visiblePages } from './visible-pages';

/** Leads to the first page that the person may open. */
const FirstPage = () => {
  const rights = useRights();
  const [first] = visiblePages(rights);
  if (rights.isLoading) return <Page.Loading />;
  return first ? <Navigate to={first.path} replace /> : <Page.NoPermissions />;
};

/** The plugin's own pages, each behind its permission. */
export const App = () => (
  <Page.Protect permissions={PAGE_PERMISSIONS}>
    <Layouts.Root sideNav={<SideNav />}>
      <NarrowNav />
      <Routes>
        <Route
          path="connections"
          element={
            <Page.Protect permissions={PERMISSIONS.read}>
              <ConnectionsPage />
            </Page.Protect>
          }
        />
        <Route
          path="connections/choose/:token"
          element={
            <Page.Protect permissions={PERMISSIONS.connect}>
              <ChoosePage />
            </Page.Protect>
          }
        />
        <Route
          path="health"
          element={
            <Page.Protect permissions={PERMISSIONS.monitor}>
              <HealthPage />
            </Page.Protect>
          }
        />
        <Route
          path="audit"
          element={
            <Page.Protect permissions={PERMISSIONS.monitor}>
              <AuditPage />
            </Page.Protect>
          }
        />
        <Route path="*" element={<FirstPage />} />
      </Routes>
    </Layouts.Root>
  </Page.Protect>
);
