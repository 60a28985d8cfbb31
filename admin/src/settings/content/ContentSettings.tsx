import { Layouts, Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { Notice } from '../../components/Notice';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../translations/use-text';
import { useAllSitesRight } from '../sites/use-all-sites-right';
import { ContentTypePage } from './ContentTypePage';
import { ContentTypesPage } from './ContentTypesPage';

/** What holds for every site is not for people who are limited to theirs. */
const Limited = () => {
  const t = useText();
  return (
    <Page.Main>
      <Page.Title>{t('content.title')}</Page.Title>
      <Layouts.Header title={t('content.title')} subtitle={t('content.subtitle')} />
      <Layouts.Content>
        <Notice>{t('content.limited')}</Notice>
      </Layouts.Content>
    </Page.Main>
  );
};

const Pages = () => {
  const forAllSites = useAllSitesRight();
  if (!forAllSites) return <Limited />;
  return (
    <Routes>
      <Route index element={<ContentTypesPage />} />
      <Route path=":contentType" element={<ContentTypePage />} />
    </Routes>
  );
};

/** Settings: which content-types are distributed, and which of their attributes give what. */
export const ContentSettings = () => (
  <Page.Protect permissions={PERMISSIONS.settings}>
    <Pages />
  </Page.Protect>
);
