import type { VariantKey } from '../../../../contracts/experiments';

/** What a template can say. Nothing in it is null, so that a template need not ask. */
export interface TemplateValues {
  title: string;
  summary: string;
  body: string;
  /** Empty when there is none, or it travels beside the text. */
  link: string;
  /** The hashtags of the post with their signs; `{{ hashtags }}` joins them with spaces. */
  hashtags: readonly string[];
  /** As the entry names them, without signs. */
  tags: readonly string[];
  author: string;
  /** The entry's; empty for content-types without locales. */
  locale: string;
  /** BCP-47; empty when it is not known. */
  language: string;
  site: { name: string; timezone: string };
  platform: { id: string; label: string };
  account: { handle: string; name: string };
  /** The site's hashtag sets by slug, each with signs. */
  sets: Readonly<Record<string, readonly string[]>>;
  /** The mapped entry's plain attributes (texts, numbers, dates, booleans), as stored. */
  entry: Readonly<Record<string, string | number | boolean>>;
}

/** Which template worded a post; a later change of it does not change the post. */
export interface TemplateRef {
  id: number;
  name: string;
  version: number;
  /** Absent: the post is in no experiment. */
  variant?: VariantRef;
}

/** The variant of an experiment that a post got. */
export interface VariantRef {
  experimentId: number;
  key: VariantKey;
  /** Part of the week that it was given for. */
  slot: string;
}

/** Words an entry as a template says. */
export interface Wording {
  /** Null: the wording that comes with the plugin. */
  template: TemplateRef | null;
  /**
   * Pure, and fast enough to be tried some dozen times for one post.
   *
   * @throws {TemplateMistake} in words, when the template cannot be rendered with these values
   */
  render(this: void, values: TemplateValues): string;
}

/** A template that cannot be used: its message is for the person who wrote it. */
export class TemplateMistake extends Error {
  /** 1-based place in the template; null when it has none. */
  readonly line: number | null;
  readonly column: number | null;

  constructor(message: string, place: { line: number; column: number } | null = null) {
    super(message);
    this.name = 'TemplateMistake';
    this.line = place?.line ?? null;
    this.column = place?.column ?? null;
  }
}
