import { html } from 'hono/html';

import type { Markup } from './page-shell';
import type { XAccount } from './state';

export const avatarPath = (account: XAccount): string => `/i/avatar/${account.username}.svg`;

export const avatar = (account: XAccount): Markup =>
  html`<img class="avatar" src="${avatarPath(account)}" alt="" width="40" height="40" />`;

/** Initials on the account's two colours. */
export const avatarSvg = (account: XAccount): string => {
  const [from, to] = account.colours;
  const initials = account.name
    .split(/[^\p{L}]+/u)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">',
    `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/>`,
    `<stop offset="1" stop-color="${to}"/></linearGradient></defs>`,
    '<rect width="96" height="96" fill="url(#g)"/>',
    '<text x="48" y="61" font-family="system-ui,sans-serif" font-weight="700" font-size="36"',
    ` fill="#fff" text-anchor="middle">${initials}</text></svg>`,
  ].join('');
};
