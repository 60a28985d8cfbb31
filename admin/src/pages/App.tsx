import { lazy, Suspense } from 'react';

import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PAGE_PERMISSIONS, PERMISSIONS } from '../permissions';
import { useRights } from '../use-rights';
import { NarrowNav, SideNav } from './PluginNav';
import { pathOf, PLUGIN_PAGES, visiblePages } from './plugin-pages';

const ROUTES = PLUGIN_PAGES.map(({ name, permission, load }) => ({
  name,
  permissions: PERMISSIONS[permission],
  Content: lazy(load),
}));

/** Leads to the first page that the person may open. */
const FirstPage = () => {
  const rights = useRights();
  const [first] = visiblePages(rights);
  if (rights.isLoading) return <Page.Loading />;
  return first ? <Navigate to={pathOf(first)} replace /> : <Page.NoPermissions />;
};

/** The plugin's own pages, each behind its permission. */
export const App = () => (
  <Page.Protect permissions={PAGE_PERMISSIONS}>
    <Layouts.Root sideNav={<SideNav />}>
      <NarrowNav />
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          {ROUTES.map(({ name, permissions, Content }) => (
            <Route
              key={name}
              path={`${name}/*`}
              element={
                <Page.Protect permissions={permissions}>
                  <Content />
                </Page.Protect>
              }
            />
          ))}
          <Route path="*" element={<FirstPage />} />
        </Routes>
      </Suspense>
    </Layouts.Root>
  </Page.Protect>
);
