import { useAuth } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../permissions';
import { coversAllSites } from './sites-right';

/** Whether the person may add and remove sites and say who belongs to them. */
export const useAllSitesRight = (): boolean => {
  const held = useAuth('useAllSitesRight', ({ permissions }) => permissions);
  const [{ action } = { action: '' }] = PERMISSIONS.settings;
  return coversAllSites(held, action);
};
