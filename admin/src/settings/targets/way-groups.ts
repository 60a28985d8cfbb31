import type { ConnectionView } from '../../../../contracts/connections';
import type { Platform } from '../../../../contracts/platforms';
import type { TargetView } from '../../api/targets-api';
import { sortAccounts } from '../../pages/connections/sort-accounts';
import type { MessageId, MessageValues } from '../../translations/message';

/** An account and its ways to publish. */
export interface AccountWays {
  connection: ConnectionView;
  /** Null: its platform is not installed any more. */
  platform: Platform | null;
  ways: TargetView[];
}

interface GroupInput {
  connections: readonly ConnectionView[];
  platforms: readonly Platform[];
  targets: readonly TargetView[];
}

/** By account, in the order of the Connections page; ways in the order they were made. */
export const groupWays = ({ connections, platforms, targets }: GroupInput): AccountWays[] =>
  sortAccounts(connections).map((connection) => ({
    connection,
    platform: platforms.find(({ id }) => id === connection.platform) ?? null,
    ways: targets
      .filter(({ connectionId }) => connectionId === connection.id)
      .sort((one, other) => one.id - other.id),
  }));

/** The platforms on which some way names its languages: there the others take what is left. */
export const platformsWithLanguages = (groups: readonly AccountWays[]): Set<string> =>
  new Set(
    groups
      .filter(({ ways }) => ways.some(({ locales, enabled }) => enabled && locales.length > 0))
      .map(({ connection }) => connection.platform)
  );

const OVERFLOW_TEXT: Record<TargetView['overflow'], MessageId> = {
  shorten: 'ways.overflow.shorten',
  thread: 'ways.overflow.thread',
};

const HASHTAGS_TEXT: Record<TargetView['hashtags'], MessageId> = {
  tags: 'ways.hashtags.tags',
  tags_and_keywords: 'ways.hashtags.keywords',
  none: 'ways.hashtags.none',
};

interface Words {
  messageId: MessageId;
  values?: MessageValues;
}

/** What a way does, in words. `hasOthers`: another way of the platform names its languages. */
export const wayWords = (
  { locales, overflow, numbering, hashtags, options }: TargetView,
  { hasOthers }: { hasOthers: boolean }
): Words[] => {
  const languages: Words = {
    messageId: hasOthers ? 'ways.languages.others' : 'ways.languages.all',
  };
  const count = Object.keys(options).length;
  return [
    locales.length > 0
      ? { messageId: 'ways.languages', values: { languages: locales.join(', ') } }
      : languages,
    {
      messageId:
        overflow === 'thread' && numbering ? 'ways.overflow.numbered' : OVERFLOW_TEXT[overflow],
    },
    { messageId: HASHTAGS_TEXT[hashtags] },
    ...(count > 0 ? [{ messageId: 'ways.options' as const, values: { count } }] : []),
  ];
};

/** How the platform calls a format; its id where it is not known. */
export const formatLabelOf = (platform: Platform | null, format: string): string =>
  platform?.formats.find(({ id }) => id === format)?.label ?? format;
