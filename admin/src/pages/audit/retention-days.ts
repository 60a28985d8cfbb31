const MAX_DAYS = 3650;

/** What was entered as a number of days that the server takes; null when it is none. */
export const retentionDaysOf = (entered: number | undefined): number | null =>
  entered !== undefined && Number.isInteger(entered) && entered >= 0 && entered <= MAX_DAYS
    ? entered
    : null;
