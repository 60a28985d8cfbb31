import { privacyOptionsOf, type TikTokAccount } from './accounts';
import { creatorProblemOf, creatorRefusal } from './creator-info';
import { forbidden, invalidParams } from './envelope';
import type { PostInfo, TikTok } from './state';

const DAY_MS = 24 * 3_600_000;

/** What stands between a sound request and a public post (POST, PHOTO, RULES). */
export const checkDirectPost = (
  tiktok: TikTok,
  account: TikTokAccount,
  info: PostInfo & { asksDuetAndStitch: boolean }
): void => {
  const problem = creatorProblemOf(tiktok, account);
  if (problem) throw creatorRefusal(problem, 403);
  const isPrivatePost = info.privacy === 'SELF_ONLY' && account.isPrivate;
  if (!tiktok.state.knobs.isAudited && !isPrivatePost) {
    throw forbidden(
      'unaudited_client_can_only_post_to_private_accounts',
      'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/'
    );
  }
  if (!privacyOptionsOf(account).includes(info.privacy ?? '')) {
    throw forbidden(
      'privacy_level_option_mismatch',
      'Privacy level is not one of the options that creator_info offers.'
    );
  }
  checkSwitches(account, info);
  if (info.isPaidPartnership && info.privacy === 'SELF_ONLY') {
    throw invalidParams('brand_content_toggle: branded content cannot be private.');
  }
};

/** What the account has switched off must be sent as disabled. */
const checkSwitches = (
  { creator }: TikTokAccount,
  info: PostInfo & { asksDuetAndStitch: boolean }
): void => {
  const wrong = [
    ['disable_comment', creator.commentOff && info.allowsComments],
    ['disable_duet', info.asksDuetAndStitch && creator.duetOff && info.allowsDuet],
    ['disable_stitch', info.asksDuetAndStitch && creator.stitchOff && info.allowsStitch],
  ].find(([, isWrong]) => isWrong);
  if (wrong) throw invalidParams(`${String(wrong[0])}: the creator has switched it off.`);
};

/** INBOX: five drafts may wait. */
export const checkInbox = ({ world, state }: TikTok, account: TikTokAccount): void => {
  const since = world.clock.now() - DAY_MS;
  const waiting = Object.values(state.publishes).filter(
    ({ accountKey, mode, createdAt, end }) =>
      accountKey === account.key &&
      mode === 'inbox' &&
      createdAt > since &&
      !(end && (end.failReason !== null || Object.hasOwn(state.posts, end.postId)))
  );
  if (waiting.length < state.knobs.draftsPerDay) return;
  throw forbidden(
    'spam_risk_too_many_pending_share',
    'There may be 5 pending shares within 24 hours.'
  );
};
