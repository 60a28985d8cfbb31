import { html, raw } from 'hono/html';

import { PAGE_STYLE } from './page-style';

export type Markup = ReturnType<typeof html>;

interface Shell {
  title: string;
  content: Markup;
  /** A dialog on a plain stage, or the feed, which reloads quietly while somebody looks at it. */
  kind: 'dialog' | 'feed';
}

// Swaps the content without losing the scroll position; waits while text is selected.
const LIVE_SCRIPT = `
  setInterval(async () => {
    const main = document.querySelector('main');
    if (document.hidden || String(getSelection())) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (next && next.innerHTML !== main.innerHTML) main.innerHTML = next.innerHTML;
  }, 4000);
`;

/** The frame of every page of this platform. */
export const pageShell = ({ title, content, kind }: Shell): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title} | TikTok sandbox</title>
        <style>
          ${raw(PAGE_STYLE)}
        </style>
      </head>
      <body class="${kind === 'dialog' ? 'stage' : ''}">
        ${content}
        ${
          kind === 'feed'
            ? html`<script>
                ${raw(LIVE_SCRIPT)};
              </script>`
            : ''
        }
      </body>
    </html>`;

export const brand = (): Markup => html`<span class="brand">TikTok <small>sandbox</small></span>`;
