import type { PostProblem } from '../../../../contracts/dispatch';
import type { TargetSettings } from '../../../../contracts/targets';
import type { JsonValue, PlatformDescriptor, PostFormat } from '../../platforms/contract';
import { SHORT_WORDING, THREAD_WORDING, WRITTEN_WORDING } from './default-wordings';
import type { MappedEntry } from './entry';
import { fieldCardOf, titledCard } from './field-card';
import { fitText, type FittedText, type TextPieces } from './fit-text';
import { hashtagsFor } from './hashtags';
import { keywordsOf } from './keywords';
import { mediaFor } from './media-for';
import { createThreadSplitter } from './split-thread';
import type { StoredContent } from './stored-content';
import { TemplateMistake, type TemplateValues, type Wording } from './wording';

/** More hashtags are offered to a template than a platform likes, never more than this. */
const MAX_KEYWORDS = 10;

export interface AdaptRequest {
  /** Its link is the one that people are to follow, with what is added for statistics. */
  entry: MappedEntry;
  /** With the rules of the account. */
  descriptor: PlatformDescriptor;
  format: PostFormat;
  target: Pick<TargetSettings, 'overflow' | 'numbering' | 'hashtags'>;
  /** Null: the wording that comes with the plugin. */
  wording: Wording | null;
  /** Words that take the place of the entry's own, and of every template. @default the entry's */
  written?: WrittenWords | undefined;
  /** What the template sees for these pieces. */
  valuesOf(this: void, pieces: WordedPieces): TemplateValues;
}

/** A post's text without its link, and its hashtags with their signs. */
export interface WrittenWords {
  text: string;
  /** Null: those of the entry, as the target wants them. */
  hashtags: readonly string[] | null;
}

/** What gives way when a text is too long, and the link. */
export type WordedPieces = TextPieces & { link: string };

/** An entry fitted to a platform, and what was done for it. */
export interface Adaptation {
  content: StoredContent;
  /** Options that stand for something of the text, below those that people chose. */
  options: Record<string, JsonValue>;
  problems: PostProblem[];
}

/**
 * Fits an entry to a platform without AI. Pure. The link leads as a card where one stands beside
 * the text; where a post needs a file or links are dead, the pictures lead.
 */
export const adapt = (request: AdaptRequest): Adaptation => {
  const { entry, descriptor, format } = request;
  const media = mediaFor(entry, descriptor, format);
  const link = descriptor.linkStyle === 'none' ? null : entry.link;
  const isBeside = descriptor.linkStyle === 'card' || descriptor.linkStyle === 'attached';
  const asCard = isBeside && link !== null && media.length === 0;
  const { texts, options, problems, wording } = wordsFor(request, asCard ? null : link);
  const [first = '', ...others] = texts;
  return {
    content: {
      format,
      parts: [{ text: first, media }, ...others.map((text) => ({ text, media: [] }))],
      card: asCard ? titledCard(fieldCardOf(entry, link)) : null,
      language: entry.language,
      template: wording?.template ?? null,
    },
    options,
    problems,
  };
};

interface Words extends Pick<Adaptation, 'options' | 'problems'> {
  texts: string[];
  /** Which one was used in the end. */
  wording: Wording | null;
}

const wordsFor = (request: AdaptRequest, link: string | null): Words => {
  const { descriptor, format, wording } = request;
  if (!(descriptor.formats[format]?.hasText ?? true)) {
    return { texts: [''], options: {}, problems: [], wording: null };
  }
  if (!wording) return fitted(request, { link, wording });
  try {
    return fitted(request, { link, wording });
  } catch (error) {
    if (!(error instanceof TemplateMistake)) throw error;
    const words = fitted(request, { link, wording: null });
    return { ...words, problems: [templateBroken(wording, error), ...words.problems] };
  }
};

const fitted = (
  request: AdaptRequest,
  { link, wording }: { link: string | null; wording: Wording | null }
): Words => {
  const { entry, descriptor, format, target, valuesOf } = request;
  const { count, limit } = descriptor.text;
  const maxParts = descriptor.formats[format]?.maxParts ?? 1;
  const isThread = target.overflow === 'thread' && maxParts > 1;
  const { render } = wordingOf(request, { wording, isThread });
  const { topic, hashtags } = hashtagsOf(request);
  const protectedTexts = link === null ? [] : [link];
  const split = createThreadSplitter({
    ...{ count, limit, maxParts, protectedTexts },
    ...{ numbering: target.numbering, language: entry.language },
  });
  const result = fitText({
    pieces: { ...wordsOf(request, isThread), hashtags },
    word: (pieces) => render(valuesOf({ ...pieces, link: link ?? '' })),
    fits: (text) => (isThread ? split(text) !== null : count(text) <= limit),
    maxUnits: isThread ? limit * maxParts : limit,
    protectedTexts,
    language: entry.language,
  });
  return {
    texts: (isThread ? split(result.text) : null) ?? [result.text],
    options: topic,
    problems: [...lostWarnings(result, descriptor.label), ...shortenedNotes(result, request)],
    wording,
  };
};

const wordingOf = (
  { written }: AdaptRequest,
  { wording, isThread }: { wording: Wording | null; isThread: boolean }
): Wording => {
  if (written) return WRITTEN_WORDING;
  return wording ?? (isThread ? THREAD_WORDING : SHORT_WORDING);
};

const wordsOf = ({ entry, written }: AdaptRequest, isThread: boolean) => {
  if (written) return { title: '', summary: written.text, body: '' };
  const { title, summary, body } = entry;
  return { title, summary, body: isThread ? body : '' };
};

/** Where the platform takes one hashtag beside the text, the first one is that. */
const hashtagsOf = (
  request: AdaptRequest
): { topic: Record<string, JsonValue>; hashtags: string[] } => {
  const { descriptor } = request;
  const all = [...(request.written?.hashtags ?? foundHashtags(request))];
  const [first, ...rest] = all;
  if (!descriptor.topicOption || first === undefined) return { topic: {}, hashtags: all };
  return { topic: { [descriptor.topicOption]: first.slice(1) }, hashtags: rest };
};

const foundHashtags = ({ entry, descriptor, target }: AdaptRequest): string[] => {
  const { hashtags: limit } = descriptor.text;
  return hashtagsFor({
    ...{ tags: entry.tags, source: target.hashtags, limit },
    keywords:
      target.hashtags === 'tags_and_keywords' && entry.tags.length < limit
        ? keywordsOf(`${entry.title}\n${entry.summary}\n${entry.body}`, {
            language: entry.language,
            max: MAX_KEYWORDS,
            exclude: entry.tags,
          })
        : [],
  });
};

const templateBroken = ({ template }: Wording, { message }: TemplateMistake): PostProblem => ({
  severity: 'warning',
  code: 'TEMPLATE_BROKEN',
  message: `The template “${template?.name ?? ''}” could not be used, so the plugin's own wording stands here: ${message}`,
  partIndex: null,
  fileId: null,
});

/** A post without its link is rarely what somebody wants. */
const lostWarnings = ({ lost }: FittedText, label: string): PostProblem[] =>
  lost.map((text) => ({
    severity: 'warning',
    code: 'LINK_LOST',
    message: `${text} does not fit into a post on ${label} and was left out. Use a shorter link.`,
    partIndex: null,
    fileId: null,
  }));

const GAVE_WAY: Readonly<Record<FittedText['shortened'][number], string>> = {
  body: 'the text',
  summary: 'the summary',
  hashtags: 'some hashtags',
  title: 'the title',
  text: 'the wording of the template',
};

/** A body that ends early is what a teaser is for; everything else is worth a word. */
const shortenedNotes = (
  { shortened }: FittedText,
  { descriptor: { label }, written }: AdaptRequest
): PostProblem[] => {
  const cut = shortened
    .filter((piece) => piece !== 'body')
    .map((piece) => (written && piece === 'summary' ? 'the text' : GAVE_WAY[piece]));
  if (cut.length === 0) return [];
  return [
    {
      severity: 'note',
      code: 'TEXT_SHORTENED',
      message: `To fit into a post on ${label}, ${cut.join(' and ')} had to be shortened.`,
      partIndex: null,
      fileId: null,
    },
  ];
};
