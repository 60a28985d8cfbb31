export interface ThreadsAccount {
  /** 17 digits beyond 2^53: a client that reads it as a number corrupts it. */
  id: string;
  username: string;
  name: string;
  biography: string;
  isVerified: boolean;
  isPrivate: boolean;
  /** Accepted the invitation to test apps that are not reviewed. */
  isTester: boolean;
  followers: string;
  /** Colours of the drawn picture. */
  colours: readonly [string, string];
}

export const ACCOUNTS: readonly ThreadsAccount[] = [
  {
    id: '25417639820114537',
    username: 'harbourlightweekly',
    name: 'Harbour Light Weekly',
    biography: 'News from the quay, printed on Fridays, threaded every day.',
    isVerified: true,
    isPrivate: false,
    isTester: true,
    followers: '12.4K',
    colours: ['#0b6e6e', '#39b3a6'],
  },
  {
    id: '24910377215580963',
    username: 'saltmarsh.press',
    name: 'Saltmarsh Press',
    biography: 'Small books about wide water.',
    isVerified: false,
    isPrivate: false,
    isTester: true,
    followers: '1,870',
    colours: ['#8a4b12', '#e0a458'],
  },
  {
    id: '26033158947206711',
    username: 'lantern_row',
    name: 'Lantern Row Studio',
    biography: 'Illustration and type. Private while the shop is moving.',
    isVerified: false,
    isPrivate: true,
    isTester: false,
    followers: '412',
    colours: ['#5b3f8c', '#c58bd6'],
  },
];

export const accountById = (id: string): ThreadsAccount | null =>
  ACCOUNTS.find((account) => account.id === id) ?? null;

export const accountByUsername = (username: string): ThreadsAccount | null =>
  ACCOUNTS.find((account) => account.username === username) ?? null;
