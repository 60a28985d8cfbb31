import type { PostProblem } from '../../../../contracts/dispatch';
import { isInsideHost } from '../../http/inside-host';
import type { CardDraft } from './card-draft';
import type { PageResult } from './fetch-page';
import { pageProblem, shownAddress } from './link-words';
import { webAddress } from './web-address';

export interface LinkLook {
  link: string;
  /** Null: nobody looked, as the page is not public yet or the look takes too long. */
  result: PageResult | null;
  builtBy: CardDraft['builtBy'];
}

/** What is wrong with a post's link. */
export const linkProblems = ({ link, result, builtBy }: LinkLook): PostProblem[] => {
  const address = webAddress(link);
  if (address && isInsideHost(new URL(address).hostname)) return [insideProblem(link)];
  // A card of our own needs no page behind it: a link to a paper is fine there.
  if (!result || (result.kind === 'not-html' && builtBy === 'us')) return [];
  const message = pageProblem(link, result);
  return message ? [problemOf(result, message)] : [];
};

const insideProblem = (link: string): PostProblem => ({
  severity: 'warning',
  code: 'LINK_PAGE_UNREACHABLE',
  message: `The link ${shownAddress(link)} leads to an address inside your own network: neither people nor platforms can open it. Set the site's link base to the public address of the website.`,
  partIndex: null,
  fileId: null,
});

const problemOf = ({ kind }: PageResult, message: string): PostProblem => ({
  severity: 'warning',
  code: CODES[kind],
  message,
  partIndex: null,
  fileId: null,
});

const CODES = {
  page: 'LINK_PAGE_UNREACHABLE',
  gone: 'LINK_PAGE_MISSING',
  refused: 'LINK_PAGE_UNREACHABLE',
  error: 'LINK_PAGE_UNREACHABLE',
  unreachable: 'LINK_PAGE_UNREACHABLE',
  'not-html': 'LINK_NOT_A_PAGE',
} as const satisfies Record<PageResult['kind'], string>;
