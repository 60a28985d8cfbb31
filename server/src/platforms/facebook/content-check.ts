import type { ContentProblem, PostContent } from '../contract';

const OWN_SITES = /(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|fb\.watch)$/i;

/** What Facebook would refuse of a link, without asking it (error subcodes 1609008 and 2061006). */
export const linkProblems = ({ card }: PostContent): ContentProblem[] => {
  if (!card) return [];
  const url = URL.canParse(card.url) ? new URL(card.url) : null;
  const say = (code: string, message: string): ContentProblem[] => [
    { code, message, partIndex: 0 },
  ];
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return say('LINK_INVALID', 'The link is no address of a web page.');
  }
  if (!OWN_SITES.test(url.hostname)) return [];
  return say('LINK_NOT_ALLOWED', 'Facebook does not take links to itself in posts of apps.');
};
