import type { BulkTimes } from '../../../../contracts/bulk';
import { MAX_CSV_BYTES } from '../../../../contracts/bulk';
import { isWallTime, ZoneClock } from '../../../../contracts/clock/zone-clock';
import type { MessageId } from '../../translations/message';

/** What stands in the form of an upload. */
export interface OrderForm {
  file: File | null;
  name: string;
  contentType: string;
  /** Empty: the default language. */
  locale: string;
  zone: string;
  times: BulkTimes['kind'];
  /** Readings of the clock in `zone`, `2030-12-24T18:00`; empty: not chosen. */
  from: string;
  until: string;
  reach: 'all' | 'some';
  targetIds: number[];
  again: boolean;
}

export const newOrderForm = (contentType: string, zone: string): OrderForm => ({
  ...{ file: null, name: '', contentType, locale: '', zone, times: 'soon', from: '', until: '' },
  ...{ reach: 'all', targetIds: [], again: false },
});

const instantIn = (wallTime: string, zone: string): string =>
  new Date(new ZoneClock(zone).instantOf(wallTime)).toISOString();

const timesOf = ({ times, from, until, zone }: OrderForm): BulkTimes => {
  if (times !== 'spread') return { kind: times };
  return {
    kind: 'spread',
    ...(from === '' ? {} : { from: instantIn(from, zone) }),
    until: instantIn(until, zone),
  };
};

/** As the server takes a form: everything but the file as text. */
export const formDataOf = (form: OrderForm, siteId: number | undefined): FormData => {
  const data = new FormData();
  if (form.file) data.set('file', form.file);
  const fields: Record<string, string> = {
    zone: form.zone,
    times: JSON.stringify(timesOf(form)),
    again: String(form.again),
    targetIds: JSON.stringify(form.reach === 'all' ? null : form.targetIds),
    ...(form.name.trim() === '' ? {} : { name: form.name.trim() }),
    ...(form.contentType === '' ? {} : { contentType: form.contentType }),
    ...(form.locale === '' ? {} : { locale: form.locale }),
    ...(siteId === undefined ? {} : { siteId: String(siteId) }),
  };
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

const periodProblem = ({ times, from, until }: OrderForm): MessageId | null => {
  if (times !== 'spread') return null;
  if (until === '' || !isWallTime(until)) return 'bulk.form.until.missing';
  return from !== '' && from >= until ? 'bulk.form.until.early' : null;
};

/** What can be said without asking the server. */
export const orderProblems = (form: OrderForm): Partial<Record<keyof OrderForm, MessageId>> => {
  const until = periodProblem(form);
  return {
    ...(form.file === null ? { file: 'bulk.form.file.missing' } : {}),
    ...(form.file !== null && form.file.size > MAX_CSV_BYTES
      ? { file: 'bulk.form.file.large' }
      : {}),
    ...(until ? { until } : {}),
    ...(form.reach === 'some' && form.targetIds.length === 0
      ? { targetIds: 'rules.targets.missing' }
      : {}),
  };
};

/** A file to begin with: every column, and a line that shows how it is filled. */
export const SAMPLE_CSV = [
  'documentId,locale,targets,date,time,text',
  'abcdefghijklmnopqrstuvwx,en,,2030-12-01,09:00,',
  '',
].join('\r\n');
