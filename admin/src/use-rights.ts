import { useRBAC } from '@strapi/strapi/admin';

import { ALL_PERMISSIONS } from './permissions';

export interface Rights {
  isLoading: boolean;
  canRead: boolean;
  canDistribute: boolean;
  canConnect: boolean;
  canEditRules: boolean;
  canPause: boolean;
}

/** What the person who is logged in may do. `useRBAC` names rights after an action's last part. */
export const useRights = (): Rights => {
  const { allowedActions, isLoading } = useRBAC(ALL_PERMISSIONS);
  return {
    isLoading,
    canRead: allowedActions['canRead'] === true,
    canDistribute: allowedActions['canDistribute'] === true,
    canConnect: allowedActions['canManage'] === true,
    canEditRules: allowedActions['canEdit'] === true,
    canPause: allowedActions['canPause'] === true,
  };
};
