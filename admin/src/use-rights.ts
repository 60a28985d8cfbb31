import { useRBAC } from '@strapi/strapi/admin';

import { DAILY_PERMISSIONS, FURTHER_PERMISSIONS } from './permissions';

export interface Rights {
  isLoading: boolean;
  canRead: boolean;
  canCompose: boolean;
  canDistribute: boolean;
  canSchedule: boolean;
  canApprove: boolean;
  canConnect: boolean;
  canEditRules: boolean;
  canEditTemplates: boolean;
  canEditSettings: boolean;
  canMonitor: boolean;
  canSeeAnalytics: boolean;
  canPause: boolean;
}

/** What the person who is logged in may do. `useRBAC` names rights after an action's last part. */
export const useRights = (): Rights => {
  const daily = useRBAC(DAILY_PERMISSIONS);
  const further = useRBAC(FURTHER_PERMISSIONS);
  return {
    isLoading: daily.isLoading || further.isLoading,
    canRead: daily.allowedActions['canRead'] === true,
    canCompose: daily.allowedActions['canCompose'] === true,
    canDistribute: daily.allowedActions['canDistribute'] === true,
    canSchedule: daily.allowedActions['canSchedule'] === true,
    canApprove: daily.allowedActions['canApprove'] === true,
    canConnect: daily.allowedActions['canManage'] === true,
    canEditRules: daily.allowedActions['canEdit'] === true,
    canEditTemplates: further.allowedActions['canManage'] === true,
    canEditSettings: further.allowedActions['canEdit'] === true,
    canMonitor: daily.allowedActions['canMonitor'] === true,
    canSeeAnalytics: further.allowedActions['canRead'] === true,
    canPause: daily.allowedActions['canPause'] === true,
  };
};
