const SCHEME = /^https?:\/\/(?:www\.)?/i;

/** X shows the host and so many characters of the path. */
const X_PATH = 15;

/** "harbour.example/news/2026/09/…" */
export const displayOnX = (link: string): string => {
  const bare = link.replace(SCHEME, '');
  const host = bare.search(/[/?#]|$/);
  return clipped(bare.replace(/\/$/, ''), host + X_PATH);
};

/** app/lib/text_formatter.rb of Mastodon: thirty characters behind the scheme. */
const MASTODON_CHARACTERS = 30;

export const displayOnMastodon = (link: string): string =>
  clipped(link.replace(SCHEME, ''), MASTODON_CHARACTERS);

/** Never through half a character. */
const clipped = (text: string, most: number): string => {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
};
