import { SeededRandom } from '../../sandbox/src/kernel/random';

const SUBJECTS = ['harbour wall', 'lighthouse', 'fish market', 'tide mill', 'rope walk', 'ferry'];
const EVENTS = [
  'was painted',
  'opened early',
  'closed for repairs',
  'had visitors',
  'was measured',
];
const WEATHERS = ['fog', 'a north wind', 'light rain', 'bright sun', 'a spring tide'];

/** The fields of an article as a person would fill in the form. */
export interface ArticleForm {
  title: string;
  slug: string;
  excerpt: string;
}

/** Articles of which no two resemble each other: what the ledger calls the same is a duplicate. */
export const articlesFor = (publishes: number, seed: number): ArticleForm[] => {
  const random = new SeededRandom(seed);
  const one = <T>(of: readonly T[]): T => of[random.integer(of.length)] as T;
  return Array.from({ length: publishes }, (_, index) => {
    const number = index + 1;
    return {
      title: `Harbour log ${seed}-${number}: the ${one(SUBJECTS)} ${one(EVENTS)}`,
      slug: `harbour-log-${seed}-${number}`,
      excerpt: `Entry ${number}, written in ${one(WEATHERS)}, signed ${random.token(8)}.`,
    };
  });
};
