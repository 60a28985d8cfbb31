/** Whether this person may pause, resume and ask for another try. */
export interface OperateRight {
  isAllowed: boolean;
  /** Id of the text that says why not. */
  reasonId?: string;
}
