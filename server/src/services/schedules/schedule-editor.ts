/** Who moves or changes a schedule. */
export interface ScheduleEditor {
  /** Id of the admin user, or the name of the API token. */
  requestedBy: string;
  /** Whether they may approve posts of its site. */
  mayApprove: boolean;
  /** Whether what they distribute on its site waits for somebody who may. */
  needsApproval: boolean;
}
