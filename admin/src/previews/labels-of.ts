import type { TargetPreview } from '../../../contracts/dispatch';
import type { MessageId } from '../translations/message';
import { isOn, wordOf, wordsOf, type PostOptions } from './post-options';

type LabelTable = Readonly<Record<string, MessageId>>;

/** Switches that put words on the post. */
const SWITCHES: Record<string, LabelTable> = {
  x: { madeWithAi: 'previews.label.ai', paidPartnership: 'previews.label.paid' },
  instagram: { madeWithAi: 'previews.label.ai', paidPartnership: 'previews.label.paid' },
  tiktok: { isAiGenerated: 'previews.label.ai' },
  threads: {
    ghostPost: 'previews.label.ghost',
    replyApproval: 'previews.label.replyApproval',
  },
  linkedin: { reshareDisabled: 'previews.label.noReposts' },
};

/** Choices of one out of several, by option and value; what everybody has is not said. */
const CHOICES: Record<string, Record<string, LabelTable>> = {
  x: {
    replySettings: {
      following: 'previews.replies.following',
      mentionedUsers: 'previews.replies.mentioned',
      subscribers: 'previews.replies.subscribers',
      verified: 'previews.replies.verified',
    },
  },
  bluesky: {
    replies: {
      mentioned: 'previews.replies.mentioned',
      following: 'previews.replies.following',
      followers: 'previews.replies.followers',
      nobody: 'previews.replies.nobody',
    },
    quotes: { nobody: 'previews.label.noQuotes' },
  },
  threads: {
    replyControl: {
      accounts_you_follow: 'previews.replies.following',
      mentioned_only: 'previews.replies.mentioned',
      followers_only: 'previews.replies.followers',
      parent_post_author_only: 'previews.replies.nobody',
    },
  },
  mastodon: {
    visibility: {
      unlisted: 'previews.seen.unlisted',
      private: 'previews.seen.followers',
      direct: 'previews.seen.mentioned',
    },
    quotePolicy: { nobody: 'previews.label.noQuotes' },
  },
  linkedin: {
    visibility: {
      CONNECTIONS: 'previews.seen.connections',
      LOGGED_IN: 'previews.seen.loggedIn',
    },
  },
  tiktok: {
    privacyLevel: {
      MUTUAL_FOLLOW_FRIENDS: 'previews.seen.friends',
      FOLLOWER_OF_CREATOR: 'previews.seen.followers',
      SELF_ONLY: 'previews.seen.self',
    },
    mode: { inbox: 'previews.label.inbox' },
  },
  instagram: {
    trialReel: { manual: 'previews.label.trial', performance: 'previews.label.trial' },
  },
};

/** What the options say that people will see, or that decides who sees the post. */
export const labelsOf = ({
  platform,
  options,
}: Pick<TargetPreview, 'platform' | 'options'>): MessageId[] => {
  const switched = Object.entries(SWITCHES[platform] ?? {})
    .filter(([name]) => isOn(options, name))
    .map(([, messageId]) => messageId);
  const chosen = Object.entries(CHOICES[platform] ?? {}).flatMap(([name, table]) => {
    const messageId = table[wordOf(options, name)];
    return messageId ? [messageId] : [];
  });
  return [...switched, ...advertising(platform, options), ...chosen];
};

/** TikTok writes one of the two: a partnership outweighs the own brand. */
const advertising = (platform: string, options: PostOptions): MessageId[] => {
  if (platform !== 'tiktok' || !isOn(options, 'disclosesContent')) return [];
  if (isOn(options, 'isBrandedContent')) return ['previews.label.paid'];
  return isOn(options, 'isYourBrand') ? ['previews.label.promotional'] : [];
};

/** Why the files of a post are hidden until somebody wants to see them; null: they are not. */
export const veilOf = ({
  platform,
  options,
}: Pick<TargetPreview, 'platform' | 'options'>): MessageId | null => {
  const isVeiled =
    (platform === 'mastodon' && isOn(options, 'sensitive')) ||
    (platform === 'threads' && isOn(options, 'spoilerMedia')) ||
    (platform === 'bluesky' && wordsOf(options, 'labels').length > 0);
  return isVeiled ? 'previews.media.sensitive' : null;
};
