import type { VerifiedType, XAccount } from './state';

interface Seed {
  id: string;
  name: string;
  username: string;
  description: string;
  verifiedType: VerifiedType;
  subscriptionType: XAccount['subscriptionType'];
  colours: [string, string];
}

// Invented brands. Ids are as long as the platform's; nothing may parse them into a number.
const SEEDS: readonly Seed[] = [
  {
    id: '1402887341770551296',
    name: 'Harbour Light Weekly',
    username: 'harbourlight',
    description: 'News from the quay, every Thursday. Tides, boats and the people who mend them.',
    verifiedType: 'none',
    subscriptionType: 'None',
    colours: ['#1b4965', '#62b6cb'],
  },
  {
    id: '1511209473664122880',
    name: 'Moss & Kettle',
    username: 'mossandkettle',
    description: 'Slow tea, long reads. We write more than 280 characters and are not sorry.',
    verifiedType: 'blue',
    subscriptionType: 'Premium',
    colours: ['#386641', '#a7c957'],
  },
  {
    id: '987654303',
    name: 'Orbital Gardens',
    username: 'orbitalgardens',
    description: 'Vegetables for space stations and other small balconies.',
    verifiedType: 'none',
    subscriptionType: 'None',
    colours: ['#5f0f40', '#fb8b24'],
  },
];

/** The people of the sandbox; the second one is a Premium subscriber. */
export const seededAccounts = (): XAccount[] =>
  SEEDS.map((seed) => ({ ...seed, createdAt: '2021-06-09T08:30:00.000Z' }));
