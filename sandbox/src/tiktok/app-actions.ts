import { z } from 'zod';

import { ACCOUNTS, openIdOf, privacyOptionsOf, type TikTokAccount } from './accounts';
import { avatarPath } from './avatar';
import { addPost } from './publishing';
import { SCOPE_NAMES } from './scopes';
import { lookUp, type Post, type TikTok } from './state';
import { issueRefreshToken, tokenAnswer } from './tokens';

const tokenRequest = z.strictObject({
  /** Key or user name. @default the first one */
  account: z.string().optional(),
  /** What the consent gave. @default what the plugin asks for */
  scopes: z
    .array(z.enum(SCOPE_NAMES))
    .default(['user.info.basic', 'video.publish', 'video.upload', 'video.list']),
});

/** What a consent and the look at the account after it would have given. */
export const issueToken = (tiktok: TikTok, input: Record<string, unknown>) => {
  const { account: wanted, scopes } = tokenRequest.parse(input);
  const account = ACCOUNTS.find(
    ({ key, username }) => wanted === undefined || key === wanted || username === wanted
  );
  if (!account) throw new Error(`No account ${wanted}.`);
  const clientKey = tiktok.world.apps[0]?.clientId ?? 'awsampleapp';
  const owner = { clientKey, accountKey: account.key, scopes };
  const issued = tokenAnswer(tiktok, owner, issueRefreshToken(tiktok, owner));
  const inSeconds = (seconds: unknown) =>
    new Date(tiktok.world.clock.now() + Number(seconds) * 1000).toISOString();
  return {
    account: accountView(tiktok, account, clientKey),
    credentials: {
      accessToken: String(issued.access_token),
      refreshToken: String(issued.refresh_token),
      expiresAt: inSeconds(issued.expires_in),
      refreshExpiresAt: inSeconds(issued.refresh_expires_in),
      issuedAt: inSeconds(0),
      scopes,
    },
  };
};

const accountView = ({ world }: TikTok, account: TikTokAccount, clientKey: string) => ({
  id: openIdOf(account, clientKey),
  handle: account.displayName,
  name: account.displayName,
  avatarUrl: world.baseUrl() + avatarPath(account),
  kind: 'person',
  profileUrl: `${world.baseUrl()}/@${account.username}`,
  traits: {
    username: account.username,
    privacyLevels: privacyOptionsOf(account),
    isCommentOff: account.creator.commentOff,
    isDuetOff: account.creator.duetOff,
    isStitchOff: account.creator.stitchOff,
    maxVideoDurationS: account.creator.maxVideoS,
  },
});

const draftRequest = z.strictObject({
  publishId: z.string(),
  privacy: z.string().default('PUBLIC_TO_EVERYONE'),
  text: z.string().optional(),
});

/** The owner of the account opens the notification and publishes the draft. */
export const finishDraft = (tiktok: TikTok, input: Record<string, unknown>): Post => {
  const { publishId, privacy, text } = draftRequest.parse(input);
  const publish = lookUp(tiktok.state.publishes, publishId);
  const isWaiting = publish?.mode === 'inbox' && publish.end?.failReason === null;
  const post = isWaiting ? addPost(tiktok, publish) : null;
  if (!post) throw new Error(`No draft ${publishId}.`);
  post.info = { ...post.info, privacy, description: text ?? post.info.description };
  post.visibleAt = tiktok.world.clock.now();
  tiktok.world.changed();
  return post;
};
