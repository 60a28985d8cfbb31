import { Route, Routes } from 'react-router-dom';

import { BulkPage } from './BulkPage';
import { NewOrderPage } from './NewOrderPage';
import { OrderPage } from './OrderPage';

/** The list of bulk orders, one of them, and a new one from a file. */
export const BulkRoutes = () => (
  <Routes>
    <Route index element={<BulkPage />} />
    <Route path="new" element={<NewOrderPage />} />
    <Route path=":id" element={<OrderPage />} />
  </Routes>
);
