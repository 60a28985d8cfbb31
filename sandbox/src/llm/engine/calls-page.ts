import { html } from 'hono/html';

import { pageShell, type Markup } from '../../kernel/page-shell';
import type { VendorCall } from '../vendor-sandbox';
import type { Vendor } from './state';

const STYLE = `
  :root { font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 80rem; margin: 2.5rem auto; padding: 0 1rem; }
  h1 { margin-bottom: .25rem; }
  p { max-width: 44rem; }
  .frame { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; white-space: nowrap; }
  th, td { text-align: start; padding: .5rem .75rem; font-variant-numeric: tabular-nums;
           border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
  th { font-weight: 600; }
  .number { text-align: end; }
  .refused { color: light-dark(#a11, #f98); }
  small, .muted { opacity: .7; }
  td small { display: block; }
  td { vertical-align: top; }
`;

/** What a vendor's console would show: calls with their tokens, the newest first. */
export const callsPage = ({ dialect, state, world }: Vendor): Markup =>
  pageShell({
    title: `${dialect.label} sandbox`,
    style: STYLE,
    isLive: true,
    content: html`<main>
      <h1>${dialect.label}</h1>
      <p>
        This server stands in for the API of ${dialect.label} at ${world.baseUrl()}. Nothing leaves
        this machine, and nothing is paid.
        ${dialect.needsKey ? 'Any key of eight letters or more opens it.' : 'It asks for no key.'}
      </p>
      <p>
        ${state.callCount} ${state.callCount === 1 ? 'call' : 'calls'},
        ${sumOf(state.calls, inputOf)} tokens in, ${sumOf(state.calls, outputOf)} tokens out
        ${state.callCount > state.calls.length ? `in the latest ${state.calls.length}` : ''}
      </p>
      ${state.calls.length === 0 ? html`<p class="muted">Nobody has asked anything yet.</p>` : table(state.calls)}
    </main>`,
  });

const table = (calls: readonly VendorCall[]): Markup =>
  html`<div class="frame" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col" class="number">Call</th>
          <th scope="col">Time</th>
          <th scope="col">Model</th>
          <th scope="col">Answer</th>
          <th scope="col" class="number">Pictures</th>
          <th scope="col" class="number">Tokens in</th>
          <th scope="col" class="number">Cached</th>
          <th scope="col" class="number">Tokens out</th>
          <th scope="col" class="number">ms</th>
          <th scope="col">Cost</th>
          <th scope="col">Request</th>
        </tr>
      </thead>
      <tbody>
        ${[...calls].reverse().map(row)}
      </tbody>
    </table>
  </div>`;

const row = (call: VendorCall): Markup =>
  html`<tr>
    <td class="number">${call.number}</td>
    <td>${new Date(call.at).toISOString().slice(0, 19).replace('T', ' ')}</td>
    <td>${call.model ?? '–'} <small>${call.operation}</small></td>
    <td class="${call.status >= 400 ? 'refused' : ''}">
      ${call.status} ${call.problem ?? call.what}
    </td>
    <td class="number">${call.images}</td>
    <td class="number">${call.usage ? call.usage.inputTokens : '–'}</td>
    <td class="number">${call.usage ? call.usage.cachedTokens : '–'}</td>
    <td class="number">${call.usage ? outputOf(call) : '–'}</td>
    <td class="number">${call.latencyMs}</td>
    <td class="muted">unknown</td>
    <td><small>${call.requestId}</small></td>
  </tr>`;

const inputOf = ({ usage }: VendorCall): number => usage?.inputTokens ?? 0;

const outputOf = ({ usage }: VendorCall): number =>
  (usage?.answerTokens ?? 0) + (usage?.thoughtTokens ?? 0);

const sumOf = (calls: readonly VendorCall[], amountOf: (call: VendorCall) => number): number =>
  calls.reduce((sum, call) => sum + amountOf(call), 0);
