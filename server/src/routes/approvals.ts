import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** What waits for somebody who may approve. */
export const approvalsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/approvals', 'approvals.list', ACTIONS.read),
  guarded('GET', '/approvals/:id', 'approvals.find', ACTIONS.read),
  guarded('POST', '/approvals/:id/approve', 'approvals.approve', ACTIONS.approve),
  guarded('POST', '/approvals/:id/reject', 'approvals.reject', ACTIONS.approve),
  // Whoever reads it and may approve, or asked for it: the controller looks closer.
  guarded('POST', '/approvals/:id/comments', 'approvals.comment', ACTIONS.read),
];
