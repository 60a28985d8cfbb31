export interface Portrayed {
  name: string;
  colours: readonly [string, string];
}

/** A profile picture: the initials on the profile's colours. */
export const drawPortrait = ({ name, colours: [from, to] }: Portrayed): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const initials = words
    .slice(0, 2)
    .map((word) => word[0])
    .join('');
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" width="160" height="160">',
    `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/>`,
    `<stop offset="1" stop-color="${to}"/></linearGradient></defs>`,
    '<rect width="160" height="160" fill="url(#g)"/>',
    '<circle cx="128" cy="26" r="56" fill="#fff" opacity=".1"/>',
    '<text x="80" y="100" font-family="system-ui,sans-serif" font-weight="600" font-size="58"',
    ` fill="#fff" text-anchor="middle">${initials}</text></svg>`,
  ].join('');
};
