import type { Find } from './searcher';

/** A secret that stands where it belongs. */
export interface Exception {
  /** Name of the place. */
  place: string;
  where: RegExp;
  /** Name of the secret. */
  secret: RegExp;
  why: string;
}

export const ANSWERS = 'answers of the API';

/** All there are; every one of them gives a secret to the one person it is for. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    place: ANSWERS,
    where: /^POST \/admin\/(?:login|register-admin) 200$/,
    secret: /^admin session token$/,
    why: 'Strapi gives whoever logs in the token of the session',
  },
  {
    place: ANSWERS,
    where: /^POST \/api\/admin\/distribution\/platforms\/\w+\/connect 200$/,
    secret: /^OAuth state cookie$/,
    why: 'the browser that begins a sign-in gets the cookie that it must bring back',
  },
];

export const exceptionFor = (
  { place, where }: { place: string; where: string },
  { secret }: Find
): Exception | null =>
  EXCEPTIONS.find(
    (one) => one.place === place && one.where.test(where) && one.secret.test(secret)
  ) ?? null;
