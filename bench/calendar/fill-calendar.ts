import { addDays, addMonths, daysInMonth } from '../../contracts/clock/wall-day';
import type { AdminClient } from '../../scripts/person/admin-client';
import { runClosedLoop } from '../http/closed-loop';

const API = '/api/admin/distribution';
const CLIENTS = 4;
const CONTENT_TYPE = 'api::article.article';
const LOCALE = 'en';
const MINUTES_OF_DAY = 24 * 60;

/** Schedules so many items over the days of the month after next; answers its first day. */
export const fillCalendar = async (client: AdminClient, items: number): Promise<string> => {
  const documentId = await publishedArticle(client);
  const { data: targets } = await client.request<{ data: { id: number }[] }>(
    'GET',
    `${API}/targets`
  );
  const month = addMonths(new Date().toISOString().slice(0, 7), 2);
  const first = `${month}-01`;
  const send = async (index: number) => {
    const wallTime = wallTimeOf(first, index);
    await client.request('POST', `${API}/schedules`, {
      ...{ contentType: CONTENT_TYPE, documentId, locale: LOCALE, again: true },
      targetIds: targets.slice(0, 1).map(({ id }) => id),
      when: { kind: 'at', wallTime, zone: 'UTC' },
    });
  };
  await runClosedLoop({ clients: CLIENTS, requests: items, send });
  return first;
};

/** Evenly over the days, and in a day by eleven minutes: a number that shares no factor with it. */
const wallTimeOf = (first: string, place: number): string => {
  const days = daysInMonth(first.slice(0, 7));
  const minute = (Math.floor(place / days) * 11) % MINUTES_OF_DAY;
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${addDays(first, place % days)}T${clock.join(':')}`;
};

const publishedArticle = async (client: AdminClient): Promise<string> => {
  const documentId = await client.createArticle({
    title: 'A note for every hour',
    slug: `a-note-for-every-hour-${Date.now()}`,
    excerpt: 'It goes out again and again, so that a month is full.',
  });
  await client.publishArticle(documentId, LOCALE);
  return documentId;
};
