/** What a post may take its facts from. */
export interface Source {
  /** Title, summary, body, tags and author, one after the other. */
  text: string;
  /** Where the article itself is; posts link to it, with anything behind the `?`. */
  link: string;
  /** Accounts that the posts go out of. */
  handles: readonly string[];
  /** Whether posts are written in another language than the article. */
  isTranslated: boolean;
}

/** Something in a post that its article does not say. */
export interface Invention {
  kind: 'url' | 'email' | 'mention' | 'hashtag' | 'number' | 'quote' | 'bait';
  text: string;
}
