import type { Core } from '@strapi/types';

import type { PostProblem } from '../../../../contracts/dispatch';
import type { PostContent } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import { getService } from '../get-service';
import type { CardDraft } from '../link-cards/card-draft';
import type { LoadedEntry } from '../mappings/entry-loader';
import { altTextProblems } from '../media/alt-text-problems';
import type { Site } from '../sites/site';
import type { OfferedPost } from './compose-posts';
import { adviceOn, errorOf, fileProblems, sorted, unreachable } from './file-problems';
import { planFiles, type PlannedFiles } from './planned-files';

/** A post with its files as they would be sent, and everything there is to know of it. */
export interface ReviewedPost extends OfferedPost {
  /** As it goes out: with what the page tells where the fields say nothing. */
  content: StoredContent;
  files: PlannedFiles;
  card: CardDraft | null;
  /** Errors first. */
  problems: PostProblem[];
}

export interface Review {
  site: Site;
  loaded: LoadedEntry;
  posts: readonly OfferedPost[];
}

/** Looks at posts before they go out: sends nothing and reads no picture. */
export class PostReview {
  constructor(private readonly strapi: Core.Strapi) {}

  review({ site, loaded, posts }: Review): Promise<ReviewedPost[]> {
    return Promise.all(posts.map((offered) => this.#reviewOne(offered, { site, loaded })));
  }

  async #reviewOne(
    offered: OfferedPost,
    { site, loaded }: Omit<Review, 'posts'>
  ): Promise<ReviewedPost> {
    const { post } = offered;
    const card = await this.#cardOf(offered, loaded);
    const content = { ...post.content, card: post.content.card && (card?.card ?? null) };
    const files = await planFiles(this.strapi, post, content);
    const problems = sorted([
      ...checked(offered, content, files),
      ...files.parts.flatMap((part, partIndex) => fileProblems(part, partIndex)),
      ...fileProblems(files.card ? [files.card] : [], null),
      ...unreachable(post, files),
      ...adviceOn(post, files),
      ...missingAltTexts(offered, { files, site }),
      ...(card?.problems ?? []),
      ...post.problems,
    ]);
    return { ...offered, content, files, card, problems };
  }

  /** Of the link, where one is shown: files take its place. */
  async #cardOf({ post }: OfferedPost, loaded: LoadedEntry): Promise<CardDraft | null> {
    const { content, descriptor } = post;
    const link = content.card?.url ?? loaded.entry.link;
    const hasFiles = content.parts.some(({ media }) => media.length > 0);
    if (link === null || hasFiles) return null;
    return getService(this.strapi, 'linkCards').cardFor({
      ...{ entry: loaded.entry, link, descriptor },
      isPublished: loaded.version === 'published',
      wait: false,
    });
  }
}

/** What the adapter itself would refuse. */
const checked = (
  { post, adapter }: OfferedPost,
  content: StoredContent,
  files: PlannedFiles
): PostProblem[] => {
  const { connection, options } = post;
  const { account } = connection;
  const problems = adapter.check({ account, content: plannedContent(content, files), options });
  // A file that cannot be used is named itself; that one is missing then says nothing new.
  const isBroken = files.parts.flat().some(({ problem }) => problem);
  return problems
    .filter(({ code }) => !(isBroken && code === 'MEDIA_MISSING'))
    .map((problem) => errorOf(problem));
};

/** As it would be sent, with files whose bytes nobody has read. */
const plannedContent = (
  { format, parts, card, language }: StoredContent,
  files: PlannedFiles
): PostContent => ({
  format,
  parts: parts.map(({ text }, index) => ({
    text,
    media: (files.parts[index] ?? []).filter(({ problem }) => !problem).map(({ file }) => file),
  })),
  card: card && {
    ...card,
    image: files.card && !files.card.problem ? files.card.file : null,
  },
  language,
});

const missingAltTexts = (
  { post }: OfferedPost,
  { files, site }: { files: PlannedFiles; site: Site }
): PostProblem[] =>
  files.parts.flatMap((part, partIndex) =>
    altTextProblems({
      media: part.map(({ file, name, media }) => ({
        ...{ kind: file.kind, altText: file.altText, name, fileId: media.fileId },
      })),
      policy: site.altTexts,
      maxAltTextLength: post.descriptor.maxAltTextLength,
    }).map((problem) => ({ ...problem, partIndex }))
  );
