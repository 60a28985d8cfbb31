import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof html>;

export interface PageShell {
  title: string;
  /** CSS of the platform. */
  style: string;
  content: Markup;
  /** Reload quietly while somebody looks at it. @default false */
  isLive?: boolean;
  /** @default '' */
  bodyClass?: string;
}

/** Swaps the content only when it changed, so that the reader keeps the place; waits while something is open or selected. */
const LIVE_SCRIPT = `
  setInterval(async () => {
    const main = document.querySelector('main');
    if (!main || document.hidden || main.querySelector('details[open]')) return;
    if ([...main.querySelectorAll('video')].some((video) => !video.paused)) return;
    if (String(getSelection())) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = fresh.querySelector('main');
    if (next && next.innerHTML !== main.innerHTML) main.innerHTML = next.innerHTML;
  }, 4000);
`;

/** The frame of a platform's pages: own CSS, light and dark, nothing from elsewhere. */
export const pageShell = (page: PageShell): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${page.title}</title>
        <style>
          ${raw(page.style)}
        </style>
      </head>
      <body class="${page.bodyClass ?? ''}">
        ${page.content}
        ${
          page.isLive
            ? html`<script>
                ${raw(LIVE_SCRIPT)};
              </script>`
            : ''
        }
      </body>
    </html>`;

/** Fields that carry the app's request through a consent form; those without a value are left out. */
export const hiddenFields = (
  fields: Readonly<Record<string, string | null | undefined>>
): Markup[] =>
  Object.entries(fields)
    .filter((field): field is [string, string] => typeof field[1] === 'string')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
