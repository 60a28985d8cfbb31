/** What an article is like; results are told by it. */
export const ARTICLE_KINDS = [
  'news',
  'event',
  'interview',
  'recipe',
  'sport',
  'update',
  'short',
  'long',
  'emoji',
  'mixed',
  'list',
  'addresses',
  'about-ai',
  'injection',
  'story',
] as const;

export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** An article of the evaluation. Everything in it is invented. */
export interface EvalArticle {
  /** Part of its address as well: lower-case letters, digits and hyphens. */
  id: string;
  kind: ArticleKind;
  /** BCP-47. */
  language: string;
  title: string;
  excerpt: string;
  /** Paragraphs between blank lines; lines with `- ` are a list, `> ` a quote, `## ` a heading. */
  body: string;
  tags: string[];
  author: string;
  /** Other languages that stand in it; posts about it may hold them too. */
  alsoIn?: string[];
  /** Language that its posts are wanted in. @default its own */
  postsIn?: string;
  /** What orders to a model in it would have a post say. No post by AI may say it. */
  bait?: string[];
}
