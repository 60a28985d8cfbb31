import { DomUtils, parseDocument } from 'htmlparser2';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';

import type { MediaPreview, PartPreview, TargetPreview } from '../../../contracts/dispatch';
import type { PreviewWidth } from '../../../admin/src/previews/looks/look';
import type { Scheme } from '../../../admin/src/previews/palettes/palette';
import { PostPreview } from '../../../admin/src/previews/PostPreview';
import texts from '../../../admin/src/translations/en';
import { aPicture, aTarget } from './a-proposal';

export const PLATFORM_IDS = [
  ...['x', 'linkedin', 'facebook', 'instagram'],
  ...['threads', 'tiktok', 'bluesky', 'mastodon'],
];

export const aPart = (text: string, changes: Partial<PartPreview> = {}): PartPreview => ({
  ...{ text, count: text.length, overflowAt: null, media: [] },
  ...changes,
});

export const pictures = (count: number, altText = 'A lighthouse at dawn'): MediaPreview[] =>
  Array.from({ length: count }, (_, index) =>
    aPicture({ fileId: index + 1, url: `/uploads/${index + 1}.jpg`, altText, width: 4, height: 3 })
  );

export const aPost = (platform: string, changes: Partial<TargetPreview> = {}): TargetPreview =>
  aTarget({ platform, platformLabel: platform, language: null, ...changes });

const messages = Object.fromEntries(
  Object.entries(texts).map(([id, text]) => [`social-distribution.${id}`, text])
);

/** The markup of a preview, as a browser would get it first. */
export const drawn = (
  target: TargetPreview,
  { scheme = 'light', width = 'desktop' }: { scheme?: Scheme; width?: PreviewWidth } = {}
): string =>
  renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en', messages },
      createElement(PostPreview, { target, scheme, width })
    )
  );

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: unknown }>;

const isHidden = (node: Node): boolean =>
  DomUtils.isTag(node) && node.attribs['aria-hidden'] === 'true';

/** All words below, but not those that are hidden from screen readers. */
const wordsBelow = (node: Node): string[] => {
  if (DomUtils.isText(node)) return [node.data];
  return !DomUtils.hasChildren(node) || isHidden(node) ? [] : node.children.flatMap(wordsBelow);
};

const elementsIn = (html: string, isSought: (element: Element) => boolean): Element[] =>
  DomUtils.findAll(isSought, parseDocument(html).children);

/** What a screen reader finds in the elements that hold a text of the post, one for each. */
export const textsIn = (html: string): string[] =>
  elementsIn(html, ({ attribs }) => attribs['data-preview'] === 'text').map((element) =>
    wordsBelow(element).join('')
  );

/** What is marked as too much. */
export const marksIn = (html: string): string =>
  elementsIn(html, ({ name }) => name === 'mark')
    .flatMap(wordsBelow)
    .join('');

/** All words that are to be seen and heard. */
export const heardIn = (html: string): string =>
  parseDocument(html).children.flatMap(wordsBelow).join(' ').replace(/\s+/gu, ' ').trim();
