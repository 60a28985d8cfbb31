/** The whole look of the pages; nothing is loaded from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --text: #0b0f14; --muted: #42576c; --line: #dce2ea;
  --accent: #0063d6; --button: #0f73ff; --hover: #f6f8fb; --card: #f1f3f5; }
@media (prefers-color-scheme: dark) { :root { --bg: #151d28; --text: #fff; --muted: #aebbc9; --line: #2c3a4e;
  --accent: #4ca2ff; --button: #0f73ff; --hover: #1b2634; --card: #1e2936; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 15px/1.4 Inter, system-ui, -apple-system, 'Segoe UI', sans-serif; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--button); outline-offset: 2px; border-radius: 4px; }
.column { max-width: 600px; min-height: 100vh; margin: 0 auto; border-inline: 1px solid var(--line); }
.top { position: sticky; top: 0; z-index: 2; background: color-mix(in srgb, var(--bg) 88%, transparent);
  backdrop-filter: blur(10px); border-bottom: 1px solid var(--line); }
.bar { display: flex; align-items: center; gap: 10px; padding: 10px 16px; }
.bar h1 { margin: 0; font-size: 17px; flex: 1; }
.brand { display: flex; gap: 8px; align-items: center; font-weight: 700; color: var(--button); }
.brand i { width: 22px; height: 22px; border-radius: 50% 50% 50% 4px;
  background: linear-gradient(160deg, #55b3ff, #0a60ff); }
.pill { padding: 6px 14px; border-radius: 999px; background: var(--card); color: var(--text); font-weight: 600; font-size: 13px; }
.tabs { display: flex; overflow-x: auto; }
.icon { width: 15px; height: 15px; vertical-align: -2px; fill: none; stroke: currentColor; stroke-width: 1.3; stroke-linejoin: round; }
.tabs a { flex: 1; padding: 10px 8px 0; font-size: 14px; white-space: nowrap; text-align: center; color: var(--muted); font-weight: 600; }
.tabs a span { display: inline-block; padding-bottom: 9px; border-bottom: 3px solid transparent; }
.tabs a[aria-current] { color: var(--text); }
.tabs a[aria-current] span { border-color: var(--button); }
.tabs a:hover { text-decoration: none; background: var(--hover); }
.avatar { flex: none; display: grid; place-items: center; width: 42px; height: 42px; border-radius: 50%; color: #fff;
  font-weight: 700; letter-spacing: .02em; background: linear-gradient(150deg, hsl(var(--hue) 65% 40%), hsl(calc(var(--hue) + 35) 70% 28%)); }
.avatar.large { width: 84px; height: 84px; font-size: 28px; border: 3px solid var(--bg); }
.post { display: flex; gap: 10px; padding: 12px 16px; border-bottom: 1px solid var(--line); scroll-margin-top: 100px; }
.post:hover { background: var(--hover); }
.post.focus:hover { background: none; }
.post:target { box-shadow: inset 3px 0 var(--button); }
.body { flex: 1; min-width: 0; }
.who { display: flex; gap: 5px; min-width: 0; color: var(--muted); white-space: nowrap; }
.who .name { flex: none; max-width: 60%; overflow: hidden; text-overflow: ellipsis; color: var(--text); font-weight: 650; }
.who .handle { overflow: hidden; text-overflow: ellipsis; color: var(--muted); }
.who time { color: var(--muted); }
.text { margin: 2px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.focus .text { font-size: 18px; }
.context { margin: 2px 0; color: var(--muted); font-size: 13px; }
.media { display: grid; gap: 4px; margin-top: 8px; border-radius: 12px; overflow: hidden; }
.media.n2, .media.n3, .media.n4 { grid-template-columns: 1fr 1fr; }
.media.n3 figure:first-child { grid-row: span 2; }
.media.many { grid-template-columns: repeat(3, 1fr); }
figure { position: relative; margin: 0; min-height: 60px; background: var(--card); }
figure img { display: block; width: 100%; height: 100%; object-fit: cover; }
.media.n1 figure { max-height: 520px; overflow: hidden; border-radius: 12px; border: 1px solid var(--line); }
.media.n2 figure { aspect-ratio: 1; } .media.n3 figure, .media.n4 figure, .media.many figure { aspect-ratio: 3/2; }
.media.n3 figure:first-child { aspect-ratio: auto; }
.alt { position: absolute; left: 8px; bottom: 8px; max-width: calc(100% - 16px); }
.alt summary { display: inline-block; list-style: none; cursor: pointer; padding: 2px 7px; border-radius: 6px;
  background: rgb(0 0 0 / .78); color: #fff; font-size: 11px; font-weight: 700; }
.alt summary::-webkit-details-marker { display: none; }
.alt p { margin: 4px 0 0; padding: 8px 10px; max-height: 140px; overflow: auto; border-radius: 8px; background: rgb(0 0 0 / .85); color: #fff; font-size: 13px; }
.film { background: #000; } .film .alt { top: 8px; bottom: auto; } .media.n1 .film { max-height: 520px; }
.badge { position: absolute; right: 8px; bottom: 8px; padding: 2px 7px; border-radius: 6px; background: rgb(0 0 0 / .78); color: #fff; font-size: 11px; font-weight: 700; }
.warned { margin-top: 8px; } .warned summary { display: flex; gap: 8px; align-items: center; padding: 12px 14px; border-radius: 12px;
  background: var(--card); cursor: pointer; list-style: none; font-weight: 600; }
.warned summary::-webkit-details-marker { display: none; } .warned summary span { margin-left: auto; color: var(--accent); font-weight: 500; }
.warned[open] summary span { visibility: hidden; } .gate { margin-top: 8px; }
video { display: block; height: 100%; width: 100%; max-height: 480px; background: #000; }
.card { display: block; margin-top: 8px; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; color: inherit; }
a.card:hover { text-decoration: none; border-color: var(--muted); }
.card img { display: block; width: 100%; aspect-ratio: 1.91; object-fit: cover; border-bottom: 1px solid var(--line); }
.card .words { padding: 10px 12px; }
.card strong { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.card p { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; margin: 2px 0 0; font-size: 14px; }
.card .domain { margin-top: 8px; padding-top: 6px; border-top: 1px solid var(--line); color: var(--muted); font-size: 12px; }
.counts { display: flex; gap: 28px; margin: 10px 0 0; padding: 0; list-style: none; color: var(--muted); font-size: 13px; }
.chip { flex: none; padding: 0 6px; border-radius: 5px; background: var(--card); color: var(--muted); font-size: 11px; line-height: 18px; }
.facts { margin: 12px 0 0; color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
.facts pre { overflow: auto; padding: 10px; border-radius: 8px; background: var(--card); color: var(--text); }
.cover { height: 110px; background: linear-gradient(120deg, hsl(var(--hue) 70% 60%), hsl(calc(var(--hue) + 50) 65% 40%)); }
.profile { padding: 0 16px 14px; border-bottom: 1px solid var(--line); }
.profile .avatar { margin-top: -42px; }
.profile h2 { margin: 8px 0 0; font-size: 26px; line-height: 1.2; }
.profile p { margin: 4px 0 0; } .muted { color: var(--muted); }
.empty { padding: 64px 24px; text-align: center; }
.empty h2 { margin: 0 0 6px; font-size: 20px; } .empty p { margin: 0 auto 18px; max-width: 38ch; color: var(--muted); }
.button, button { display: inline-block; padding: 8px 16px; border: 0; border-radius: 999px; background: var(--button); color: #fff;
  font: inherit; font-weight: 600; cursor: pointer; }
.button:hover { text-decoration: none; filter: brightness(1.08); }
button.quiet { background: var(--card); color: var(--text); }
.settings { padding: 16px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
.settings > p { margin: 0; color: var(--muted); }
.account { border: 1px solid var(--line); border-radius: 14px; padding: 14px 16px; }
.account header { display: flex; gap: 12px; align-items: center; margin-bottom: 12px; }
.account header > div { min-width: 0; overflow-wrap: anywhere; }
.account h2 { margin: 0; font-size: 16px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 8px 0; }
.row .label { flex: 0 0 100px; color: var(--muted); font-size: 13px; }
.row code { flex: 1 1 190px; padding: 7px 10px; border-radius: 8px; background: var(--card); font: 600 14px/1.3 ui-monospace, monospace; overflow-wrap: anywhere; }
.row form { margin: 0; } .row input { flex: 1 1 150px; padding: 7px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); color: inherit; font: inherit; }
footer { padding: 24px 16px; text-align: center; color: var(--muted); font-size: 12px; }
@media (max-width: 600px) { .column { border: 0; } .row .label { flex-basis: 100%; } .counts { gap: 18px; } }
`;
