import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ACCOUNTS, type MastodonAccount } from './accounts';
import type { Markup } from './page-shell';

export const avatarPath = ({ id }: MastodonAccount): string => `/system/accounts/avatars/${id}.svg`;

export const avatar = (account: MastodonAccount, size: number): Markup =>
  html`<img class="avatar" src="${avatarPath(account)}" alt="" width="${size}" height="${size}" />`;

export const pictureRoutes = (app: Hono<SandboxEnv>): void => {
  for (const account of ACCOUNTS) {
    app.get(avatarPath(account), (context) =>
      context.body(drawing(account), 200, { 'content-type': 'image/svg+xml' })
    );
  }
  app.get('/headers/missing.svg', (context) =>
    context.body(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1" fill="#6364ff"/></svg>',
      200,
      { 'content-type': 'image/svg+xml' }
    )
  );
};

/** Initials on the account's two colours. */
const drawing = ({ displayName, colours: [from, to] }: MastodonAccount): string => {
  const initials = displayName
    .split(/[^\p{L}]+/u)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
<rect width="96" height="96" fill="url(#g)"/>
<text x="48" y="61" font-family="system-ui, sans-serif" font-size="38" font-weight="600" fill="#fff" text-anchor="middle">${initials}</text>
</svg>`;
};
