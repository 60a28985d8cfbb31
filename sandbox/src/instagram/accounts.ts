import { INSTAGRAM_ACCOUNTS, type InstagramAccount } from '../meta/instagram-accounts';

export const accountByUsername = (username: string): InstagramAccount | null =>
  INSTAGRAM_ACCOUNTS.find((account) => account.username === username) ?? null;

export const picturePath = ({ id }: InstagramAccount): string => `/picture/${id}.svg`;
