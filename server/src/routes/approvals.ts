import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** What waits for somebody who may approve. */
export const approvalsRoutes: readonly AdminRoute[] = [
  guarded('GET', '/approvals', 'approvals.list', ACTIONS.read),
  guarded('GET', '/approvals/:id', 'approvals.find', ACTIONS.read),
  // Each approval's own site and entry are looked at.
  guarded('POST', '/approvals/approve-many', 'approvals.approveMany', ACTIONS.approve),
  guarded('POST', '/approvals/reject-many', 'approvals.rejectMany', ACTIONS.approve),
  guarded('POST', '/approvals/:id/approve', 'approvals.approve', ACTIONS.approve),
  guarded('POST', '/approvals/:id/reject', 'approvals.reject', ACTIONS.approve),
  // Whoever reads it and may approve, or asked for it: the controller looks closer.
  guarded('POST', '/approvals/:id/comments', 'approvals.comment', ACTIONS.read),
];
