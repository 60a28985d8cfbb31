import { createHash } from 'node:crypto';

import { encodeBase32 } from './base32';
import type { BlueskyState } from './state';

export interface AppPassword {
  name: string;
  /** `xxxx-xxxx-xxxx-xxxx` */
  password: string;
  privileged: boolean;
  createdAt: string;
}

export const ACCOUNT_STATUSES = ['active', 'takendown', 'suspended', 'deactivated'] as const;

/** One invented brand that lives on this server. */
export interface SampleAccount {
  did: string;
  handle: string;
  email: string;
  displayName: string;
  description: string;
  /** Hue of the drawn avatar, in degrees. */
  hue: number;
  /** The account's own password; signs in with full access. */
  password: string;
  /** E-mail second factor; app passwords do not need it. */
  emailAuthFactor: boolean;
  /** Videos are taken only from accounts that confirmed their address. */
  emailConfirmed: boolean;
  status: (typeof ACCOUNT_STATUSES)[number];
  appPasswords: AppPassword[];
}

const BRANDS = [
  {
    handle: 'harbourlight.test',
    displayName: 'Harbour Light Weekly',
    description: 'Tides, boats and long reads from a small port.',
    hue: 205,
  },
  {
    handle: 'fernmoorkitchen.test',
    displayName: 'Fernmoor Kitchen',
    description: 'Seasonal recipes, tested twice and eaten three times.',
    hue: 135,
  },
  {
    handle: 'quillfenbooks.test',
    displayName: 'Quillfen Books',
    description: 'An independent shop for quiet readers.',
    hue: 275,
  },
];

const lettersFrom = (seed: string, length: number): string =>
  encodeBase32(createHash('sha256').update(seed).digest()).slice(0, length);

/** Groups 16 letters the way Bluesky prints app passwords. */
export const formatAppPassword = (letters: string): string =>
  (letters.match(/.{4}/g) ?? []).slice(0, 4).join('-');

/** The same accounts and passwords at every start, so that a saved connection keeps working. */
export const sampleAccounts = (nowIso: string): SampleAccount[] =>
  BRANDS.map((brand) => ({
    ...brand,
    did: `did:plc:${lettersFrom(`did ${brand.handle}`, 24)}`,
    email: `desk@${brand.handle}`,
    password: `main-${lettersFrom(`password ${brand.handle}`, 12)}`,
    emailAuthFactor: false,
    emailConfirmed: true,
    status: 'active',
    appPasswords: [
      {
        name: 'cms',
        password: formatAppPassword(lettersFrom(`app password ${brand.handle}`, 16)),
        privileged: false,
        createdAt: nowIso,
      },
    ],
  }));

/** By DID or handle. */
export const findAccount = (state: BlueskyState, actor: string): SampleAccount | null =>
  state.accounts.find(({ did, handle }) => did === actor || handle === actor.toLowerCase()) ?? null;
