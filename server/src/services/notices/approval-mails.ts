import type { Site } from '../sites/site';
import type { ApprovalState } from '../approvals/approval';
import type { NoticeMail } from './notice-mail';
import { oneLine } from './one-line';

/** What a mail says of an approval: nothing of the words of the posts. */
export interface MailedApproval {
  title: string;
  siteName: string;
  /** The entry in the Content Manager. */
  url: string;
  requestedBy: string;
  decidedBy: string | null;
  state: ApprovalState;
  /** The last that whoever decided said about it; null: nothing. */
  comment: string | null;
}

/** So many entries are named in one mail. */
const MAX_NAMED = 20;
const MAX_TITLE_LENGTH = 120;

/** To those who may approve: what waits for them. */
export const requestMail = (
  asked: readonly MailedApproval[],
  { name }: Pick<Site, 'name'>
): NoticeMail => {
  const [first] = asked;
  const subject =
    asked.length === 1 && first
      ? `For your approval: “${titleOf(first)}” (${name})`
      : `${asked.length} entries wait for your approval (${name})`;
  const heading = `To be distributed on ${name}, as soon as somebody approves it:`;
  const blocks = named(
    asked,
    (one) => `${titleOf(one)}\nAsked for by ${one.requestedBy}\n${one.url}`
  );
  const advice =
    'What to do: look at the posts, then approve or reject them. Nothing goes out before that; what ' +
    'nobody approves in time is not sent at all.';
  return mailOf(subject, [heading, ...blocks, advice]);
};

/** To whoever asked: what became of it. */
export const decisionMail = (decided: readonly MailedApproval[]): NoticeMail => {
  const [first] = decided;
  const subject =
    decided.length === 1 && first
      ? `${verdictOf(first)}: “${titleOf(first)}” (${first.siteName})`
      : `${decided.length} of your posts were decided about`;
  const blocks = named(decided, (one) => {
    const by = one.decidedBy ?? 'Somebody';
    const said = one.comment === null ? '' : `\n${by} wrote: ${one.comment}`;
    return `${titleOf(one)} (${one.siteName})\n${verdictOf(one)} by ${by}${said}\n${one.url}`;
  });
  return mailOf(subject, blocks);
};

const verdictOf = ({ state }: MailedApproval): string =>
  state === 'approved' ? 'Approved' : 'Rejected';

const titleOf = ({ title }: MailedApproval): string =>
  title.length > MAX_TITLE_LENGTH ? `${title.slice(0, MAX_TITLE_LENGTH - 1)}…` : title;

const named = (
  all: readonly MailedApproval[],
  blockOf: (one: MailedApproval) => string
): string[] => {
  const blocks = all.slice(0, MAX_NAMED).map(blockOf);
  const rest = all.length - blocks.length;
  return rest > 0 ? [...blocks, `… and ${rest} more.`] : blocks;
};

const mailOf = (subject: string, paragraphs: readonly string[]): NoticeMail => ({
  subject: oneLine(subject),
  text: paragraphs.join('\n\n') + '\n',
});
