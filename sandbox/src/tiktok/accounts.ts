import { createHash } from 'node:crypto';

export interface TikTokAccount {
  /** Stable within the sandbox. */
  key: string;
  username: string;
  displayName: string;
  bio: string;
  isVerified: boolean;
  /** Decides which privacy levels a post can have. */
  isPrivate: boolean;
  /** What creator_info says (CREATOR). */
  creator: { commentOff: boolean; duetOff: boolean; stitchOff: boolean; maxVideoS: number };
  stats: { followers: number; following: number; likes: number; videos: number };
  /** Colours of the drawn avatar. */
  colours: readonly [string, string];
}

export const ACCOUNTS: readonly TikTokAccount[] = [
  {
    key: 'harbour-light',
    username: 'harbourlight',
    displayName: 'Harbour Light Weekly',
    bio: 'One minute of harbour a day',
    isVerified: true,
    isPrivate: false,
    creator: { commentOff: false, duetOff: false, stitchOff: false, maxVideoS: 600 },
    stats: { followers: 48_210, following: 112, likes: 903_400, videos: 0 },
    colours: ['#0b6e6e', '#25f4ee'],
  },
  {
    key: 'moss-and-kettle',
    username: 'moss.and.kettle',
    displayName: 'Moss & Kettle',
    bio: 'Tea, slowly',
    isVerified: false,
    isPrivate: false,
    creator: { commentOff: false, duetOff: false, stitchOff: true, maxVideoS: 300 },
    stats: { followers: 3_904, following: 87, likes: 51_020, videos: 0 },
    colours: ['#3f6212', '#a3e635'],
  },
  {
    key: 'lantern-row',
    username: 'lantern_row',
    displayName: 'Lantern Row Studio',
    bio: 'Behind the drawing board',
    isVerified: false,
    isPrivate: true,
    creator: { commentOff: true, duetOff: true, stitchOff: true, maxVideoS: 180 },
    stats: { followers: 240, following: 251, likes: 1_830, videos: 0 },
    colours: ['#5b3f8c', '#fe2c55'],
  },
];

export const accountByKey = (key: string): TikTokAccount | null =>
  ACCOUNTS.find((account) => account.key === key) ?? null;

export const accountByUsername = (username: string): TikTokAccount | null =>
  ACCOUNTS.find((account) => account.username === username) ?? null;

/** CREATOR: private accounts have followers in the place of everyone. */
export const privacyOptionsOf = ({ isPrivate }: TikTokAccount): string[] => [
  isPrivate ? 'FOLLOWER_OF_CREATOR' : 'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY',
];

/** The person as one app sees it: every app gets another id. */
export const openIdOf = ({ key }: TikTokAccount, clientKey: string): string =>
  uuidOf(`open ${clientKey} ${key}`);

/** The same for all apps of one developer. */
export const unionIdOf = ({ key }: TikTokAccount): string => uuidOf(`union ${key}`);

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
