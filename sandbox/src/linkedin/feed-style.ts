/** Look of the feed: warm grey page, white cards, blue links; dark when the reader prefers it. */
export const FEED_STYLE = `
  :root { color-scheme: light dark; --page: #f4f2ee; --card: #fff; --ink: #191918; --soft: #666562;
    --line: #e3dfd8; --accent: #0a66c2; --tint: #eef3f8; --cover: #a0b4b7;
    font: 14px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif; }
  @media (prefers-color-scheme: dark) { :root { --page: #0f1113; --card: #1b1f23; --ink: #eceae6;
    --soft: #a8acb0; --line: #33393f; --accent: #71b7fb; --tint: #22282e; --cover: #3d5157; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); }
  a { color: var(--accent); font-weight: 600; text-decoration: none; } a:hover { text-decoration: underline; }
  a:focus-visible, label:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .bar { position: sticky; top: 0; z-index: 2; background: var(--card); border-bottom: 1px solid var(--line); }
  .bar div { max-width: 53.5rem; margin: 0 auto; padding: .7rem 1rem; display: flex; gap: .75rem; align-items: baseline; }
  .bar a { font-size: 1.25rem; font-weight: 700; } .bar span { color: var(--soft); }
  .columns { max-width: 53.5rem; margin: 1.5rem auto; padding: 0 1rem; display: grid; gap: 1.5rem;
    grid-template-columns: 15rem minmax(0, 35rem); justify-content: center; align-items: start; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
  .people h2, .heading { font-size: 1rem; margin: 0; padding: .85rem 1rem .25rem; }
  .people ul { list-style: none; margin: 0; padding: .25rem 0 .6rem; }
  .people li a { display: flex; gap: .6rem; padding: .4rem 1rem; color: inherit; align-items: center; }
  .people small { display: block; color: var(--soft); font-weight: 400; }
  .people::before { content: ""; display: block; height: 3.2rem; background: linear-gradient(120deg, var(--cover), var(--accent)); }
  .avatar { border-radius: 50%; flex: none; display: block; } .avatar.square { border-radius: .2rem; }
  main { display: grid; gap: .75rem; }
  .post { scroll-margin-top: 4rem; } .post:target { outline: 2px solid var(--accent); }
  .author { display: flex; gap: .6rem; padding: .8rem 1rem .4rem; }
  .author b { font-size: .95rem; } .author > div { min-width: 0; } .author b a { color: inherit; font-weight: 600; }
  .author small { display: block; color: var(--soft); font-size: .8rem; line-height: 1.35; }
  .author time a, .author small a { color: inherit; font-weight: 400; }
  .text { padding: .2rem 1rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
  .fold { position: relative; } .fold input { position: absolute; opacity: 0; }
  .fold .text { max-height: 5.4em; overflow: hidden; margin-bottom: .6rem; padding-bottom: 0; }
  .fold input:checked + .text { max-height: none; }
  .fold label { position: absolute; right: 1rem; bottom: -.05rem; padding-left: 2rem; cursor: pointer; color: var(--soft);
    background: linear-gradient(90deg, transparent, var(--card) 1.6rem); }
  .fold input:checked ~ label { display: none; } .fold input:focus-visible ~ label { color: var(--accent); }
  .grid { display: grid; gap: 2px; background: var(--card); }
  .grid figure { position: relative; margin: 0; min-height: 0; background: var(--tint); overflow: hidden; }
  .grid img { width: 100%; height: 100%; object-fit: cover; display: block; }
  .grid.n1 img { max-height: 42rem; height: auto; object-fit: contain; }
  .grid.n2 { grid-template-columns: 1fr 1fr; } .grid.n2 figure { aspect-ratio: 4 / 5; }
  .grid.n3, .grid.n4 { grid-template-columns: repeat(6, 1fr); }
  .grid.n3 figure, .grid.n4 figure { grid-column: span 2; aspect-ratio: 1; } .grid.n3 figure { grid-column: span 3; }
  .grid.n3 figure:first-child, .grid.n4 figure:first-child { grid-column: 1 / -1; aspect-ratio: 16 / 9; }
  .grid.n5 { grid-template-columns: repeat(6, 1fr); } .grid.n5 figure { grid-column: span 2; aspect-ratio: 1; }
  .grid.n5 figure:nth-child(-n+2) { grid-column: span 3; }
  .more { position: absolute; inset: 0; display: grid; place-items: center; background: #0009; color: #fff; font-size: 2rem; }
  .alt { position: absolute; left: .5rem; bottom: .5rem; background: #000c; color: #fff; font-size: .7rem; font-weight: 700;
    border-radius: .25rem; padding: .05rem .35rem; cursor: help; }
  .missing { padding: 2.5rem 1rem; text-align: center; color: var(--soft); }
  video { width: 100%; max-height: 36rem; background: #000; display: block; }
  .link { display: block; color: inherit; background: var(--tint); } .link:hover { text-decoration: none; }
  .link img { width: 100%; aspect-ratio: 1.91; object-fit: cover; display: block; }
  .link div { padding: .65rem 1rem .75rem; } .link b { display: block; font-size: .95rem; }
  .link p { margin: .1rem 0 0; font-weight: 400; color: var(--soft); } .link small { color: var(--soft); font-weight: 400; }
  .document { display: block; background: var(--tint); color: inherit; text-align: center; } .document:hover { text-decoration: none; }
  .document small { display: block; padding: .55rem 1rem; background: #000c; color: #fff; text-align: left; font-weight: 400;
    white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .sheet { display: inline-grid; align-content: space-between; width: min(15rem, 70%); aspect-ratio: 3 / 4; margin: 1.4rem 1rem 1.2rem;
    padding: 1.6rem 1.2rem 1rem; background: #fff; color: #222; text-align: left; overflow-wrap: anywhere; overflow: hidden;
    box-shadow: 0 1px 4px #0004, .4rem .4rem 0 -1px #fff, .4rem .4rem 3px #0003; }
  .sheet b { font-size: 1.35rem; line-height: 1.25; border-top: .3rem solid #b24020; padding-top: .7rem; }
  .sheet span { color: #b24020; font-weight: 700; font-size: .75rem; }
  .poll small { display: block; margin-top: .6rem; color: var(--soft); }
  .poll { margin: 0 1rem 1rem; padding: .8rem; border: 1px solid var(--line); border-radius: .5rem; }
  .poll b { display: block; margin-bottom: .5rem; }
  .poll span { display: block; text-align: center; border: 1px solid var(--accent); color: var(--accent); font-weight: 600;
    border-radius: 2rem; padding: .3rem; margin-top: .4rem; }
  .counts { padding: .5rem 1rem; color: var(--soft); font-size: .8rem; }
  .actions { display: flex; justify-content: space-around; margin: 0 1rem; padding: .55rem 0; border-top: 1px solid var(--line);
    color: var(--soft); font-weight: 600; }
  .comments { padding: 0 1rem .9rem; display: grid; gap: .6rem; } .comment { display: flex; gap: .5rem; }
  .comment > div { background: var(--tint); border-radius: 0 .6rem .6rem .6rem; padding: .5rem .75rem; flex: 1; min-width: 0; }
  .comment p { margin: .15rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; } .comment small { color: var(--soft); }
  .empty { padding: 3rem 1.5rem; text-align: center; } .empty b { display: block; font-size: 1.15rem; margin-bottom: .3rem; }
  .empty p { margin: 0; color: var(--soft); }
  @media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr); gap: .75rem; margin: .75rem auto; padding: 0; }
    .card { border-radius: 0; border-inline: 0; } .people::before { display: none; } .people ul { display: flex; overflow-x: auto; }
    .people li { flex: none; } .people small { display: none; } }
`;
