import { Hono } from 'hono';
import { html } from 'hono/html';

import { pageShell, type Markup } from '../kernel/page-shell';
import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { Sandbox } from '../sandbox';
import { controlApp } from './control';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
  ul { list-style: none; padding: 0; display: grid; gap: .75rem; }
  li a { display: block; padding: 1rem 1.25rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent);
         border-radius: .75rem; text-decoration: none; color: inherit; }
  li a:hover, li a:focus-visible { border-color: currentColor; }
  strong { display: block; font-size: 1.1rem; }
  small { opacity: .75; }
`;

/** The front door: what runs where, how many posts each platform shows and each vendor was asked. */
export const homeApp = (sandbox: Sandbox): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  app.route('/control', controlApp(sandbox));
  app.get('/', (context) =>
    context.html(
      pageShell({
        title: 'Platform sandbox',
        style: STYLE,
        content: html`<main>
          <h1>Platform sandbox</h1>
          <p>
            These servers stand in for the real platforms and AI vendors. Nothing leaves this
            machine, and no account anywhere is needed.
          </p>
          <ul>
            ${platformPlaces(sandbox).map(item)}
          </ul>
          <h2>AI vendors</h2>
          <ul>
            ${vendorPlaces(sandbox).map(item)}
          </ul>
        </main>`,
      })
    )
  );
  return app;
};

interface Place {
  label: string;
  url: string;
  /** "1 post" */
  amount: string;
}

const item = ({ label, url, amount }: Place): Markup =>
  html`<li>
    <a href="${url}">
      <strong>${label}</strong>
      <small>${amount} · ${url}</small>
    </a>
  </li>`;

const amountOf = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : `${noun}s`}`;

const platformPlaces = ({ platforms, urls, ledger }: Sandbox): Place[] => {
  const posts = ledger.all();
  return Object.values(platforms).map(({ id, label }) => ({
    label,
    url: urls[id as keyof typeof urls],
    amount: amountOf(posts.filter(({ platform }) => platform === id).length, 'post'),
  }));
};

const vendorPlaces = ({ vendors, vendorUrls }: Sandbox): Place[] =>
  Object.values(vendors).map((vendor) => ({
    label: vendor.label,
    url: vendorUrls[vendor.id as keyof typeof vendorUrls],
    amount: amountOf(vendor.callCount(), 'call'),
  }));
