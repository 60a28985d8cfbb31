import type { Profile } from './people';

/** First and last initial on the profile's colour: members are round on the page, organizations square. */
export const drawAvatar = ({ name, color }: Profile): string => {
  const words = name.split(' ');
  const initials = [words[0], words.at(-1)].map((word) => word?.[0] ?? '').join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
<rect width="96" height="96" fill="${color}"/>
<circle cx="78" cy="14" r="34" fill="#fff" opacity=".12"/>
<text x="48" y="60" font-family="system-ui, sans-serif" font-size="36" font-weight="600" fill="#fff" text-anchor="middle">${initials}</text>
</svg>`;
};
