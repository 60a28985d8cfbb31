/** A professional or personal Instagram account, as both Meta platforms know it. */
export interface InstagramAccount {
  /** The account id (`IG_ID`); more digits than a double holds. */
  id: string;
  username: string;
  name: string;
  accountType: 'BUSINESS' | 'MEDIA_CREATOR' | 'PERSONAL';
  biography: string;
  website: string;
  followers: number;
  follows: number;
  /** Background of the drawn picture, two colours. */
  colours: readonly [string, string];
}

export const INSTAGRAM_ACCOUNTS: readonly InstagramAccount[] = [
  {
    id: '17841400000000101',
    username: 'harbourlight.weekly',
    name: 'Harbour Light Weekly',
    accountType: 'BUSINESS',
    biography: 'News from the quay, every Thursday.\nTips and tides: link below.',
    website: 'https://harbourlight.example',
    followers: 8412,
    follows: 231,
    colours: ['#0b6e6e', '#0a4a78'],
  },
  {
    id: '17841400000000202',
    username: 'lanternrow.studio',
    name: 'Lantern Row Studio',
    accountType: 'MEDIA_CREATOR',
    biography: 'Illustration and type for small publishers.',
    website: 'https://lanternrow.example',
    followers: 15930,
    follows: 604,
    colours: ['#5b3f8c', '#c0417c'],
  },
  {
    id: '17841400000000303',
    username: 'ferrylane.theatre',
    name: 'Ferry Lane Theatre',
    accountType: 'BUSINESS',
    biography: 'Ninety seats, no bad ones.',
    website: 'https://ferrylane.example',
    followers: 2107,
    follows: 88,
    colours: ['#7a1f3d', '#c2602b'],
  },
  {
    id: '17841400000000404',
    username: 'marsh.walks',
    name: 'Marsh Walks',
    accountType: 'PERSONAL',
    biography: 'Boots, birds and mud.',
    website: '',
    followers: 143,
    follows: 190,
    colours: ['#5c6b2f', '#8a4b12'],
  },
];

export const instagramAccountById = (id: string): InstagramAccount | null =>
  INSTAGRAM_ACCOUNTS.find((account) => account.id === id) ?? null;
