/** Who moves or changes a schedule. */
export interface ScheduleEditor {
  /** Admin user. */
  userId: number;
  /** Whether they may approve posts of its site. */
  mayApprove: boolean;
  /** Whether what they distribute on its site waits for somebody who may. */
  needsApproval: boolean;
}
