import { Route, Routes } from 'react-router-dom';

import { NewTemplatePage, TemplatePage } from './TemplatePage';
import { TemplatesPage } from './TemplatesPage';

/** The list of templates, and one of them. */
export const TemplateRoutes = () => (
  <Routes>
    <Route index element={<TemplatesPage />} />
    <Route path="new" element={<NewTemplatePage />} />
    <Route path=":id" element={<TemplatePage />} />
  </Routes>
);
