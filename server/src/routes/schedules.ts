import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** When distributions are due. */
export const schedulesRoutes: readonly AdminRoute[] = [
  guarded('GET', '/schedules', 'schedules.list', ACTIONS.read),
  guarded('POST', '/schedules', 'schedules.create', ACTIONS.schedule),
  guarded('PUT', '/schedules/:id', 'schedules.update', ACTIONS.schedule),
  guarded('DELETE', '/schedules/:id', 'schedules.cancel', ACTIONS.schedule),
  guarded('GET', '/calendar', 'calendar.find', ACTIONS.read),
  guarded('GET', '/slots', 'slots.find', ACTIONS.compose),
];
