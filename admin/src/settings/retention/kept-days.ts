import {
  retentionDaysSchema,
  type RetentionQuery,
  type RetentionRow,
  type SaveRetention,
} from '../../../../contracts/retention';

type Limited = Pick<RetentionRow, 'kind'>;

/** What was entered as a number of days that the server takes; null when it is none. */
export const keptDaysOf = ({ kind }: Limited, entered: number | undefined): number | null => {
  const { success, data } = retentionDaysSchema(kind).safeParse(entered);
  return success ? data : null;
};

/** What is asked to learn how many rows would go. */
export const previewOf = ({ kind }: Limited, days: number): RetentionQuery => ({ [kind]: days });

/** What is sent: what is usual is not written down, so that it follows the config. */
export const changeOf = (
  { kind, usualDays }: Pick<RetentionRow, 'kind' | 'usualDays'>,
  days: number
): SaveRetention => ({ [kind]: days === usualDays ? null : days });
