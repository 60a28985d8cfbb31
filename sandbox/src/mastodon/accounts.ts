export interface MastodonAccount {
  id: string;
  username: string;
  displayName: string;
  note: string;
  isLocked: boolean;
  isBot: boolean;
  createdAt: string;
  followers: number;
  following: number;
  privacy: 'public' | 'unlisted' | 'private';
  language: string;
  /** Colours of the drawn avatar. */
  colours: readonly [string, string];
}

export const ACCOUNTS: readonly MastodonAccount[] = [
  {
    id: '109348215577130842',
    username: 'harbourlight',
    displayName: 'Harbour Light Weekly',
    note: 'News from the quay. Printed on Fridays, posted every day.',
    isLocked: false,
    isBot: false,
    createdAt: '2022-11-15T00:00:00.000Z',
    followers: 3_210,
    following: 188,
    privacy: 'public',
    language: 'en',
    colours: ['#0b6e6e', '#39b3a6'],
  },
  {
    id: '110027764019385511',
    username: 'saltmarsh',
    displayName: 'Saltmarsh Press',
    note: 'Small books about wide water.',
    isLocked: true,
    isBot: false,
    createdAt: '2023-03-15T00:00:00.000Z',
    followers: 642,
    following: 240,
    privacy: 'unlisted',
    language: 'de',
    colours: ['#8a4b12', '#e0a458'],
  },
  {
    id: '111845902263741937',
    username: 'quay_bells',
    displayName: 'Quay Bells 🔔',
    note: 'A bot that rings at high tide.',
    isLocked: false,
    isBot: true,
    createdAt: '2024-01-30T00:00:00.000Z',
    followers: 97,
    following: 1,
    privacy: 'public',
    language: 'en',
    colours: ['#3b3f8c', '#8c8dff'],
  },
];

export const accountById = (id: string): MastodonAccount | null =>
  ACCOUNTS.find((account) => account.id === id) ?? null;

export const accountByUsername = (username: string): MastodonAccount | null =>
  ACCOUNTS.find((account) => account.username === username) ?? null;
