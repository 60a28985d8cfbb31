import type { Proposal } from '../../../../contracts/adaptations';
import type { MediaPreview, PostProblem } from '../../../../contracts/dispatch';
import { sameTexts, type ComposerRow } from '../composer-row';
import type { ProposedWords } from './proposal-session';

/** `nothing`: the words stay as they are, so there is nothing to decide. */
export type CardState = 'open' | 'accepted' | 'edited' | 'discarded' | 'nothing';

export interface ProposedAltText {
  file: Pick<MediaPreview, 'fileId' | 'name' | 'thumbnailUrl'>;
  altText: string;
}

/** What is shown of one proposal, and what can be done with it. */
export interface ProposalCard {
  words: ProposedWords;
  row: ComposerRow;
  state: CardState;
  /** Other words than those that stand there. */
  bringsText: boolean;
  /** What stands there was changed since; accepting the proposal replaces it. */
  isOvertaken: boolean;
  /** For pictures of the first part: those can be changed for one post. */
  altTexts: ProposedAltText[];
  /** What was taken out of the text. */
  removed: Proposal['facts']['findings'];
  /** Claims that were looked up in the entry. */
  checkedCount: number;
  /** Without those that the findings tell already. */
  problems: PostProblem[];
  canAccept: boolean;
  canEdit: boolean;
  canDiscard: boolean;
  /** It needs a question for this target alone. */
  canWriteAnew: boolean;
}

/** The server tells a removed claim as a note, too. */
const SAID_BY_FINDINGS = 'AI_CLAIM_REMOVED';

interface CardCircumstances {
  /** Files can be chosen by people who may look into the media library. */
  canUseFiles: boolean;
}

export const cardOf = (
  words: ProposedWords,
  row: ComposerRow,
  { canUseFiles }: CardCircumstances
): ProposalCard => {
  const { proposal } = words;
  const altTexts = altTextsOf(proposal, row);
  const bringsText = doesBringText(proposal);
  const canAccept = bringsText || (altTexts.length > 0 && canUseFiles);
  const standing = textsOf(row);
  const state = canAccept ? stateOf(words, { row, standing, bringsText }) : 'nothing';
  const isTaken = state === 'accepted' || state === 'edited';
  const isPutBackSafe = !bringsText || sameTexts(standing, proposal.texts);
  return {
    ...{ words, row, state, bringsText, altTexts, canAccept, canEdit: bringsText },
    isOvertaken: bringsText && isOvertaken({ words, row, state, standing }),
    removed: removedOf(proposal),
    checkedCount: Object.values(proposal.facts.checked).reduce((sum, count) => sum + count, 0),
    problems: proposal.problems.filter(({ code }) => code !== SAID_BY_FINDINGS),
    canDiscard: canAccept && (!isTaken || isPutBackSafe),
    canWriteAnew: row.override?.texts !== undefined || state === 'discarded',
  };
};

const textsOf = ({ parts }: ComposerRow): string[] => parts.map(({ text }) => text);

/** What nobody wrote anew is worth taking only where it differs from what stands there. */
const doesBringText = ({ source, diff }: Proposal): boolean =>
  source === 'ai' || (source === 'fitted' && diff.some(({ kind }) => kind !== 'same'));

interface StateCircumstances {
  row: ComposerRow;
  standing: readonly string[];
  bringsText: boolean;
}

/** Words that were taken and then restored or sent stand there no more. */
const stateOf = (
  { verdict, proposal, adaptationId }: ProposedWords,
  { row, standing, bringsText }: StateCircumstances
): CardState => {
  if (verdict === null || verdict === 'discarded') return verdict ?? 'open';
  const isThere = bringsText ? row.override?.adaptationId === adaptationId : row.override !== null;
  if (!isThere) return 'open';
  return bringsText && !sameTexts(standing, proposal.texts) ? 'edited' : verdict;
};

const isOvertaken = ({
  words,
  row,
  state,
  standing,
}: Pick<ProposalCard, 'words' | 'row' | 'state'> & { standing: readonly string[] }): boolean => {
  if (state === 'edited') return !sameTexts(standing, words.proposal.texts);
  if (state !== 'open') return false;
  // Of an earlier visit it is not known what stood there: only what the person wrote since counts.
  if (words.standing === null) return row.override?.texts !== undefined;
  return !sameTexts(standing, words.standing);
};

const altTextsOf = ({ altTexts }: Proposal, { target }: ComposerRow): ProposedAltText[] => {
  const files = target.parts[0]?.media ?? [];
  return altTexts.flatMap(({ fileId, altText }) => {
    const file = files.find((one) => one.fileId === fileId);
    return file ? [{ file, altText }] : [];
  });
};

/** What was not used needs no account beyond its reason. */
const removedOf = ({ source, facts }: Proposal): ProposalCard['removed'] =>
  source === 'ai' ? facts.findings.filter(({ action }) => action === 'removed') : [];

/** The cards of the targets that take part, in the order of the panel. */
export const cardsOf = (
  words: readonly ProposedWords[],
  rows: readonly ComposerRow[],
  circumstances: CardCircumstances
): ProposalCard[] =>
  rows
    .filter(({ isChosen }) => isChosen)
    .flatMap((row) => {
      const own = words.find(({ proposal }) => proposal.targetId === row.target.targetId);
      return own ? [cardOf(own, row, circumstances)] : [];
    });

/** Those that "Accept all" takes: never over what was changed meanwhile. */
export const acceptableAtOnce = (cards: readonly ProposalCard[]): ProposalCard[] =>
  cards.filter(
    ({ state, isOvertaken, canAccept }) => state === 'open' && canAccept && !isOvertaken
  );

/** Targets whose words are nobody's: they may be asked for again without losing anything. */
export const unwrittenRows = (rows: readonly ComposerRow[]): ComposerRow[] =>
  rows.filter(({ isChosen, override }) => isChosen && override?.texts === undefined);
