import { html, raw } from 'hono/html';

import type { SampleAccount } from '../accounts';
import { profilePath } from './addresses';
import { STYLE } from './style';

/** A piece of escaped HTML. */
export type Html = ReturnType<typeof html>;

const REFRESH_EVERY_MS = 4000;

/** Swaps the list in place when it changed, so that reading is not disturbed. */
const REFRESH_SCRIPT = `
let shownHtml = document.querySelector('main').innerHTML;
setInterval(async () => {
  try {
    const main = document.querySelector('main');
    if (document.hidden || main.querySelector('details[open]')) return;
    if ([...main.querySelectorAll('video[controls]')].some((film) => !film.paused)) return;
    const text = await (await fetch(location.href)).text();
    const next = new DOMParser().parseFromString(text, 'text/html').querySelector('main').innerHTML;
    if (next === shownHtml) return;
    shownHtml = next;
    main.innerHTML = next;
  } catch { /* the sandbox is restarting */ }
}, ${REFRESH_EVERY_MS})`;

const tabs = (accounts: readonly SampleAccount[], path: string): Html =>
  html`<nav class="tabs" aria-label="Feeds">
    <a href="/" ${path === '/' ? raw('aria-current="page"') : ''}><span>Everyone</span></a>
    ${accounts.map((account) => {
      const href = profilePath(account);
      const current = path === href ? raw('aria-current="page"') : '';
      return html`<a href="${href}" ${current}><span>${account.displayName}</span></a>`;
    })}
  </nav>`;

export interface Page {
  title: string;
  /** Of this page, to mark its tab. */
  path: string;
  accounts: readonly SampleAccount[];
  main: Html;
  /** Looks for news every few seconds. @default true */
  isLive?: boolean;
}

export const pageOf = ({ title, path, accounts, main, isLive = true }: Page): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Bluesky sandbox</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <div class="column">
          <div class="top">
            <div class="bar">
              <a class="brand" href="/" aria-label="Home"><i></i></a>
              <h1>${title}</h1>
              <a class="pill" href="/settings/app-passwords">App passwords</a>
            </div>
            ${tabs(accounts, path)}
          </div>
          <main>${main}</main>
          <footer>Bluesky sandbox: nothing here leaves this machine.</footer>
        </div>
        ${
          isLive
            ? html`<script>
                ${raw(REFRESH_SCRIPT)};
              </script>`
            : ''
        }
      </body>
    </html>`;

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');

export const avatarOf = (account: SampleAccount, size: 'normal' | 'large' = 'normal'): Html =>
  html`<span
    class="avatar ${size === 'large' ? 'large' : ''}"
    style="--hue: ${account.hue}"
    aria-hidden="true"
    >${initialsOf(account.displayName)}</span
  >`;
