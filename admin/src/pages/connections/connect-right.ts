/** Whether this person may connect and disconnect accounts. */
export interface ConnectRight {
  isAllowed: boolean;
  /** Id of the text that says why not. */
  reasonId?: string;
}
