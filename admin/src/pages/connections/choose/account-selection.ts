import type { AccountChoice } from '../../../../../contracts/account-choices';
import { accountNameOf } from '../../../platforms/presentation';

export type ChoiceAccount = AccountChoice['accounts'][number];

/** So many are ticked for the person; of more, they know better which ones they came for. */
const MAX_PRESELECTED = 3;

/** A list that is longer gets a search. */
const SEARCHED_FROM = 10;

/** The server takes no more at once. */
export const MAX_PICKED = 200;

export const canBePicked = ({ problem }: Pick<ChoiceAccount, 'problem'>): boolean =>
  problem === null;

export const preselected = (accounts: readonly ChoiceAccount[]): Set<string> => {
  const usable = accounts.filter(canBePicked).map(({ id }) => id);
  return new Set(usable.length <= MAX_PRESELECTED ? usable : []);
};

export const isSearchWorthIt = (accounts: readonly ChoiceAccount[]): boolean =>
  accounts.length > SEARCHED_FROM;

/** Those whose name or handle holds every word that was typed, whatever its case and accents. */
export const findAccounts = (
  { platform, accounts }: Pick<AccountChoice, 'platform' | 'accounts'>,
  typed: string
): ChoiceAccount[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return accounts.filter(({ name, handle }) => {
    const text = plain(`${name} ${accountNameOf(platform, handle)}`);
    return words.every((word) => text.includes(word));
  });
};

const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The selection with one more or one less. */
export const withPick = (
  picked: ReadonlySet<string>,
  id: string,
  isPicked: boolean
): Set<string> => {
  const next = new Set(picked);
  if (isPicked) next.add(id);
  else next.delete(id);
  return next;
};

/** How the box "Select all" of the shown accounts stands. */
export const allOf = (
  shown: readonly ChoiceAccount[],
  picked: ReadonlySet<string>
): boolean | 'indeterminate' => {
  const usable = shown.filter(canBePicked);
  const count = usable.filter(({ id }) => picked.has(id)).length;
  if (count === 0) return false;
  return count === usable.length ? true : 'indeterminate';
};

/** Ticks or unticks all shown accounts; those that a search hides keep their ticks. */
export const withAll = (
  shown: readonly ChoiceAccount[],
  picked: ReadonlySet<string>,
  isPicked: boolean
): Set<string> =>
  shown.filter(canBePicked).reduce((next, { id }) => withPick(next, id, isPicked), new Set(picked));
