import type { Notice } from './notice';
import { oneLine } from './one-line';

export interface NoticeMail {
  subject: string;
  /** Plain text. */
  text: string;
}

const HOUR_MS = 60 * 60_000;

/** One mail about everything that happened at once. */
export const noticeMail = (
  notices: readonly Notice[],
  { now, missedAfterMs }: { now: number; missedAfterMs: number }
): NoticeMail => {
  const [first] = notices;
  const subject = notices.length === 1 && first ? subjectOf(first) : subjectOfAll(notices);
  const blocks = notices.map((notice) => blockOf(notice, now));
  const [url = ''] = notices.map((notice) => notice.url);
  return {
    subject: oneLine(subject),
    text: [...blocks, whatHappensThen(missedAfterMs), whatToDo(url)].join('\n\n') + '\n',
  };
};

const subjectOf = (notice: Notice): string => {
  const { platformLabel, accountName, site } = notice;
  const account = `${platformLabel} ${accountName} (${site.name})`;
  return notice.kind === 'expiring'
    ? `${account}: connect it again by ${dayOf(notice)}`
    : `${account} has to be connected again`;
};

const subjectOfAll = (notices: readonly Notice[]): string => {
  const names = [...new Set(notices.map(({ site }) => site.name))].join(', ');
  return `${notices.length} social accounts have to be connected again (${names})`;
};

const blockOf = (notice: Notice, now: number): string => {
  const { platformLabel, accountName, site, connection } = notice;
  const account = `The ${platformLabel} account ${accountName} on the site ${site.name}`;
  if (notice.kind === 'needs-reconnect') {
    const reason = connection.statusReason ? `\nThe reason: ${connection.statusReason}` : '';
    return `${account} cannot be used any more and has to be connected again.${reason}`;
  }
  return (
    `${account} can be used until ${timeOf(notice)}, ${inDays(notice, now)}. ` +
    `${platformLabel} lets nobody but the owner of the account renew it.`
  );
};

const whatHappensThen = (missedAfterMs: number): string => {
  const hours = Math.round(missedAfterMs / HOUR_MS);
  const late = hours >= 1 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : 'a moment';
  return (
    'What happens without that: posts that are due are held, not lost. After the account is ' +
    `connected again they go out by themselves; those that are more than ${late} late by then ` +
    'wait until somebody retries them.'
  );
};

const whatToDo = (url: string): string =>
  `What to do: open ${url} and choose "Reconnect" beside the account, signed in to it on the platform. ` +
  'Its targets, schedules and history stay as they are.';

/** By the calendar of the site: "3 April 2026". */
const dayOf = ({ connection, site }: Notice): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: site.timezone }).format(
    endOf(connection.endsAt)
  );

const timeOf = ({ connection, site }: Notice): string => {
  const format = { dateStyle: 'full', timeStyle: 'short', timeZone: site.timezone } as const;
  const time = new Intl.DateTimeFormat('en-GB', format).format(endOf(connection.endsAt));
  return `${time} (${site.timezone})`;
};

const inDays = ({ connection }: Notice, now: number): string => {
  const hours = Math.max(1, Math.floor((endOf(connection.endsAt).getTime() - now) / HOUR_MS));
  if (hours < 48) return hours === 1 ? 'in an hour' : `in ${hours} hours`;
  return `in ${Math.floor(hours / 24)} days`;
};

const endOf = (endsAt: string | null): Date => new Date(endsAt ?? 0);
