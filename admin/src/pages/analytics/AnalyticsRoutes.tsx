import { Route, Routes } from 'react-router-dom';

import { AnalyticsPage } from './AnalyticsPage';
import { LedgerPage } from './LedgerPage';

/** Numbers of all posts, and the ledger of one entry. */
export const AnalyticsRoutes = () => (
  <Routes>
    <Route index element={<AnalyticsPage />} />
    <Route path="entries/:uid/:documentId" element={<LedgerPage />} />
  </Routes>
);
