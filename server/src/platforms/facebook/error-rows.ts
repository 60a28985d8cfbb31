import type { Failure } from '../contract';
import type { ErrorRow } from '../meta';

// The page's error table, checked 2026-11-22: https://developers.facebook.com/docs/graph-api/guides/error-handling;
// subcodes also as collected by https://github.com/gitroomhq/postiz-app (facebook.provider.ts, 2026-08).

export const LINK_NOT_SCRAPED = 'LINK_NOT_SCRAPED';
export const MEDIA_ID_INVALID = 'MEDIA_ID_INVALID';
export const METRIC_UNKNOWN = 'METRIC_UNKNOWN';
export const UPLOAD_OFFSET_WRONG = 'UPLOAD_OFFSET_WRONG';
/** Meta's common row for an object that is gone, or was never ours. */
export const NOT_FOUND = 'NOT_FOUND';

const REJECTED: Failure = { family: 'rejected' };
const DUPLICATE: Failure = { family: 'rejected', isDuplicate: true };
const ACCOUNT: Failure = { family: 'account_problem' };
const RETRYABLE: Failure = { family: 'retryable' };

/** Subcodes that come with various codes. */
const ANY_CODE: ErrorRow['codes'] = [[-1_000_000, 1_000_000_000]];

type Says = ErrorRow['says'];

const duplicates: readonly ErrorRow[] = [
  {
    codes: [506],
    code: 'DUPLICATE_POST',
    failure: DUPLICATE,
    says: ({ subject }) => `The latest post on ${subject} says the same already.`,
  },
  {
    codes: ANY_CODE,
    subcodes: [1366051],
    code: 'PHOTOS_ALREADY_POSTED',
    failure: DUPLICATE,
    says: ({ subject }) => `These very photos were posted on ${subject} already.`,
  },
];

const ofContent = (subcodes: readonly number[], code: string, says: Says): ErrorRow => ({
  ...{ codes: ANY_CODE, subcodes, code, failure: REJECTED, says },
});

const notScraped: Says = () =>
  'Facebook could not read the page behind the link. Check that everybody can open it.';

const refusedContent: readonly ErrorRow[] = [
  ofContent([1346003, 1404102], 'CONTENT_BLOCKED', () => {
    return 'Facebook holds the content for abusive or against its Community Standards. Change it.';
  }),
  ofContent([1366046], 'PHOTO_REFUSED', () => {
    return 'Facebook cannot read a photo, or finds it too large. Use a JPEG or PNG of up to 4 MB.';
  }),
  ofContent([1349125, 2069019], 'FILE_REFUSED', () => {
    return 'Facebook cannot use a file: its format is not one that it takes, or it is damaged.';
  }),
  ofContent([1609008], 'LINK_NOT_ALLOWED', () => {
    return 'Facebook does not take links to itself in posts of apps. Use another link.';
  }),
  ofContent([2061006], 'LINK_INVALID', () => 'Facebook does not take the link. Check the address.'),
  // Listed among the codes, where the numbers around it are subcodes.
  { codes: [1609005], code: LINK_NOT_SCRAPED, failure: REJECTED, says: notScraped },
  ofContent([1609005], LINK_NOT_SCRAPED, notScraped),
  {
    codes: [321],
    code: 'ALBUM_FULL',
    failure: REJECTED,
    says: ({ subject }) => `The photo album of ${subject} is full.`,
  },
  {
    codes: [324],
    code: 'IMAGE_INVALID',
    failure: REJECTED,
    says: () => 'Facebook found no image in a file that was sent as one.',
  },
];

const ofAccount = (subcodes: readonly number[], code: string, says: Says): ErrorRow => ({
  ...{ codes: ANY_CODE, subcodes, code, failure: ACCOUNT, says },
});

const lockedAccounts: readonly ErrorRow[] = [
  ofAccount([1404112], 'ACCOUNT_LIMITED', ({ subject }) => {
    return `Facebook has limited the account behind ${subject} for a while. Sign in at Facebook to see why.`;
  }),
  ofAccount([1404006], 'SECURITY_CHECK', ({ subject }) => {
    return `Facebook wants a security check before ${subject} may comment. Sign in at Facebook and follow the steps.`;
  }),
  ofAccount([1404078], 'PUBLISHING_AUTHORIZATION', ({ subject }) => {
    return `Facebook wants the people behind ${subject} to complete "Page publishing authorization" first.`;
  }),
  ofAccount([4854002], 'CONFIRM_IDENTITY', ({ subject }) => {
    return `Facebook wants the person behind ${subject} to confirm their identity in its app.`;
  }),
];

const otherRows: readonly ErrorRow[] = [
  {
    codes: ANY_CODE,
    subcodes: [1363047, 1609010],
    code: 'TEMPORARY_TROUBLE',
    failure: RETRYABLE,
    isDoubtful: true,
    says: ({ platform }) => `${platform} has trouble for a moment; it is asked again later.`,
  },
  {
    // Seen with uploads in pieces; on no page that could be read.
    codes: ANY_CODE,
    subcodes: [1363037],
    code: UPLOAD_OFFSET_WRONG,
    failure: RETRYABLE,
    says: () =>
      'Facebook has received more, or less, of the video than we know; it is looked at again.',
  },
  {
    codes: [100],
    message: /valid insights metric/i,
    code: METRIC_UNKNOWN,
    failure: REJECTED,
    says: () => 'Facebook does not have one of the figures that were asked for.',
  },
  {
    codes: [100],
    message: /attached_media|media_fbid|photo_id|video_id|upload_session_id/i,
    code: MEDIA_ID_INVALID,
    failure: RETRYABLE,
    says: () => 'Facebook does not know an uploaded file any more; it is uploaded again.',
  },
];

/** Facebook's own lines; Meta's common ones follow. */
export const FACEBOOK_ROWS: readonly ErrorRow[] = [
  ...duplicates,
  ...refusedContent,
  ...lockedAccounts,
  ...otherRows,
];
