/** The style of the public pages, inlined: they load nothing but their pictures. */
export const siteStyle = `
:root { color-scheme: light dark; --ink: #1b2b38; --paper: #fffaf1; --soft: #5b6b76; --line: #e6d9c2; --accent: #b8431f; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f4; --paper: #10202c; --soft: #a9b8c2; --line: #2b4152; --accent: #ffb08f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.7 Georgia, 'Noto Serif', serif; overflow-wrap: anywhere; }
.masthead { border-block-end: 4px double var(--line); padding: 1.25rem; text-align: center; font-size: 1.5rem; letter-spacing: .04em; }
.masthead a { color: inherit; text-decoration: none; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: clamp(1.8rem, 5vw, 2.7rem); line-height: 1.2; margin-block: 1rem .5rem; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.byline { color: var(--soft); font-size: .95rem; }
.excerpt { font-size: 1.25rem; color: var(--soft); }
img { max-width: 100%; height: auto; border-radius: 6px; display: block; }
figure { margin: 1.5rem 0; }
.gallery { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; margin-block: 2rem; }
blockquote { margin: 1.5rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid var(--accent); font-style: italic; }
pre { overflow-x: auto; }
.tags { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.tags li { border: 1px solid var(--line); border-radius: 99px; padding: .1rem .8rem; font-size: .9rem; }
.index { list-style: none; padding: 0; }
.index li { border-block-end: 1px solid var(--line); padding-block: 1rem; }
.index a { font-size: 1.3rem; }
footer { border-block-start: 1px solid var(--line); padding: 1.5rem; text-align: center; color: var(--soft); font-size: .9rem; }
`;
