/** Style of all pages: light and dark by the reader's preference, phone and desktop. */
export const FEED_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #0f1419; --muted: #536471; --line: #eff3f4; --edge: #cfd9de;
  --soft: #f7f9f9; --blue: #1d9bf0; --blue-text: #0b6fb8;
  font: 15px/1.35 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #000; --ink: #e7e9ea; --muted: #8b98a5; --line: #2f3336; --edge: #2f3336;
    --soft: #16181c; --blue-text: #4db5ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); }
h1, h2, p, ul, figure { margin: 0; padding: 0; }
a { color: var(--blue-text); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
.muted { color: var(--muted); }
.muted a { color: inherit; }
.small { font-size: 13px; }
.chip, .sandbox-note {
  font-size: 12px; padding: 1px 8px; border-radius: 99px; border: 1px solid var(--edge);
  color: var(--muted);
}
.layout { display: flex; justify-content: center; min-height: 100vh; }
.column { width: 100%; max-width: 600px; border-inline: 1px solid var(--line); }
.bar {
  position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 12px;
  justify-content: space-between; padding: 0 16px; height: 53px;
  background: color-mix(in srgb, var(--paper) 85%, transparent); backdrop-filter: blur(12px);
  border-bottom: 1px solid var(--line);
}
.bar h1 { font-size: 20px; }
.bar h1 a { color: inherit; }
aside { width: 350px; padding: 12px 0 0 28px; display: grid; gap: 16px; align-content: start; }
.panel { border: 1px solid var(--line); border-radius: 16px; padding: 12px 0; }
.panel h2 { font-size: 20px; padding: 0 16px 8px; }
.who { display: flex; gap: 10px; padding: 10px 16px; color: inherit; }
.who:hover { background: var(--soft); text-decoration: none; }
.who > span { display: grid; min-width: 0; }
.avatar { width: 40px; height: 40px; border-radius: 50%; display: block; flex: none; }
.badge { width: 1.15em; height: 1.15em; vertical-align: -.2em; flex: none; }
.badge circle { fill: var(--blue); }
.badge path { fill: none; stroke: #fff; stroke-width: 2; }
.post {
  display: flex; gap: 12px; padding: 12px 16px 4px; border-bottom: 1px solid var(--line);
  scroll-margin-top: 53px;
}
.post:target { background: color-mix(in srgb, var(--blue) 8%, transparent); }
.post:hover { background: color-mix(in srgb, var(--ink) 3%, transparent); }
.side { flex: none; display: flex; flex-direction: column; }
.joined { border-bottom: 0; }
.joined .side::after {
  content: ""; width: 2px; flex: 1; min-height: 24px; margin: 4px auto -12px; background: var(--edge);
}
.body { flex: 1; min-width: 0; }
.byline { display: flex; gap: 4px; align-items: center; white-space: nowrap; min-width: 0; }
.byline > * { flex: none; }
.byline .handle { flex: 0 99 auto; overflow: hidden; text-overflow: ellipsis; }
.byline .name {
  flex: 0 1 auto; color: inherit; font-weight: 700; overflow: hidden; text-overflow: ellipsis;
}
.reply-to a { color: var(--blue-text); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin-top: 2px; line-height: 1.4; }
.focused .text { font-size: 17px; }
.link {
  display: inline-block; max-width: min(21em, 100%); overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; vertical-align: bottom;
}
.when { margin-top: 12px; }
.label { margin-top: 6px; color: var(--muted); font-size: 13px; font-style: italic; }
.media {
  display: grid; gap: 2px; margin-top: 10px; border: 1px solid var(--edge);
  border-radius: 16px; overflow: hidden;
}
.media figure { position: relative; min-width: 0; min-height: 0; background: var(--soft); }
.media img, .media video { display: block; width: 100%; height: 100%; object-fit: cover; }
.media-1 { width: fit-content; max-width: 100%; }
.media-1 img, .media-1 video { width: auto; height: auto; max-width: 100%; max-height: 510px; }
.media-2, .media-3, .media-4 { grid-template-columns: 1fr 1fr; aspect-ratio: 16 / 9; }
.media-3, .media-4 { grid-template-rows: 1fr 1fr; }
.media-3 figure:first-child { grid-row: span 2; }
.gif, .alt summary {
  padding: 1px 6px; border-radius: 4px; background: rgb(0 0 0 / .77); color: #fff;
  font-size: 12px; font-weight: 700;
}
.gif { position: absolute; left: 12px; top: 12px; }
.alt { position: absolute; left: 12px; bottom: 12px; right: 12px; }
.alt summary { width: fit-content; list-style: none; cursor: pointer; }
.alt summary::-webkit-details-marker { display: none; }
.alt p {
  margin-top: 4px; padding: 8px 12px; max-height: 140px; overflow: auto; border-radius: 12px;
  background: rgb(0 0 0 / .85); color: #fff; white-space: pre-wrap; overflow-wrap: anywhere;
}
.card {
  display: block; margin-top: 10px; border: 1px solid var(--edge); border-radius: 16px;
  overflow: hidden; color: inherit;
}
.card:hover { background: var(--soft); text-decoration: none; }
.card img {
  display: block; width: 100%; aspect-ratio: 1.91; object-fit: cover;
  border-bottom: 1px solid var(--edge); background: var(--soft);
}
.card-text { display: grid; gap: 2px; padding: 10px 14px; }
.card-text strong { font-weight: 500; overflow-wrap: anywhere; }
.clamp {
  display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden;
}
.poll { margin-top: 10px; }
.poll ul { display: grid; gap: 6px; list-style: none; margin-bottom: 6px; }
.poll li {
  display: flex; justify-content: space-between; gap: 12px; padding: 7px 12px; border-radius: 8px;
  overflow-wrap: anywhere;
  background: linear-gradient(color-mix(in srgb, var(--blue) 28%, transparent) 0 0)
    0 / max(6px, var(--share)) 100% no-repeat, var(--soft);
}
.actions {
  display: flex; justify-content: space-between; max-width: 460px; list-style: none;
  color: var(--muted); font-size: 13px; padding: 8px 0;
}
.actions li { display: flex; gap: 4px; align-items: center; min-width: 36px; }
.actions svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.7; }
.profile { padding: 0 16px 16px; border-bottom: 1px solid var(--line); }
.profile .banner { height: 140px; margin: 0 -16px; }
.profile .avatar { width: 96px; height: 96px; margin-top: -48px; border: 4px solid var(--paper); }
.profile p { margin-top: 6px; }
.empty { padding: 64px 32px; text-align: center; }
.empty h2 { font-size: 28px; margin-bottom: 8px; }
.dialog { max-width: 520px; margin: 6vh auto; padding: 24px; display: grid; gap: 16px; }
.dialog .sandbox-note { width: fit-content; }
.dialog h1 { font-size: 26px; line-height: 1.2; overflow-wrap: anywhere; }
.dialog h2 { font-size: 17px; }
.dialog form { display: grid; gap: 16px; }
fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: 8px; }
legend { font-weight: 700; font-size: 17px; padding: 0 0 8px; }
.account-choice {
  display: flex; gap: 12px; align-items: center; padding: 12px 16px; border-radius: 16px;
  border: 1px solid var(--edge); cursor: pointer;
}
.account-choice:has(:checked) { border-color: var(--blue); box-shadow: 0 0 0 1px var(--blue); }
.scopes { display: grid; gap: 10px; padding-left: 20px; }
.scopes code { color: var(--muted); font-size: 12px; }
.buttons { display: flex; gap: 12px; flex-wrap: wrap; }
button {
  flex: 1; min-width: 140px; padding: 12px 20px; border-radius: 99px; font: inherit;
  font-weight: 700; cursor: pointer; border: 1px solid var(--edge); background: transparent;
  color: inherit;
}
button.primary { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.refusal { padding: 12px 16px; border-radius: 12px; background: var(--soft); }
@media (max-width: 1020px) { aside { display: none; } }
@media (max-width: 620px) { .column { border: 0; } .media-1 img { max-height: 380px; } }
`;
