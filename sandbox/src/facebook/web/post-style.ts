/** Posts, stories and what is in them. */
export const POST_STYLE = `
  .post { overflow: hidden; } .post > header, .story-view > header { display: flex; gap: .6rem; align-items: center; padding: .8rem 1rem .6rem; }
  .post > header > div { min-width: 0; } .post .name { font-weight: 600; color: inherit; }
  .post .when { display: block; line-height: 1.2; }
  .text { padding: 0 1rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
  .text.large { font-size: 1.45rem; line-height: 1.3; padding-top: .2rem; }
  .tag { color: var(--blue-ink); }
  .grid { display: grid; gap: 3px; grid-template-columns: repeat(6, 1fr); background: var(--card); }
  .grid figure { position: relative; margin: 0; grid-column: span 3; aspect-ratio: 1; background: var(--field); overflow: hidden; }
  .grid img { width: 100%; height: 100%; object-fit: cover; }
  .grid-1 figure { grid-column: 1 / -1; aspect-ratio: auto; } .grid-1 img { height: auto; max-height: 42rem; object-fit: contain; }
  .grid-3 figure:first-child { grid-column: 1 / -1; aspect-ratio: 2; }
  .grid-5 figure:nth-child(n + 3) { grid-column: span 2; }
  .more { position: absolute; inset: 0; display: grid; place-items: center; background: #0008; color: #fff; font-size: 2rem; font-weight: 600; }
  .alt { position: absolute; left: .5rem; bottom: .5rem; max-width: calc(100% - 1rem); }
  .alt summary { list-style: none; cursor: pointer; width: max-content; padding: .1rem .4rem; border-radius: .3rem; background: #000b; color: #fff;
    font-size: .72rem; font-weight: 700; } .alt summary::-webkit-details-marker { display: none; }
  .alt p { margin-top: .3rem; padding: .5rem .6rem; border-radius: .4rem; background: #000d; color: #fff; font-size: .85rem; max-height: 10rem; overflow: auto; }
  .film { background: #000; } .film b { display: block; padding: .6rem 1rem; background: var(--field); }
  .film video { display: block; width: 100%; max-height: 40rem; background: #000; }
  .film.reel { display: grid; justify-items: center; } .film.reel video { width: auto; max-width: 100%; aspect-ratio: 9 / 16; }
  .film.reel b { width: 100%; }
  .link-card { display: block; color: inherit; background: var(--field); border-block: 1px solid var(--line); }
  .link-card:hover { text-decoration: none; filter: brightness(.98); } .link-card img { width: 100%; aspect-ratio: 1.91; object-fit: cover; }
  .link-card > span { display: grid; gap: .15rem; padding: .7rem 1rem; } .link-card b { overflow-wrap: anywhere; line-height: 1.25; }
  .link-card small:first-child { text-transform: uppercase; font-size: .78rem; }
  .clamp { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  .numbers { display: flex; justify-content: space-between; gap: 1rem; padding: .65rem 1rem; border-top: 1px solid var(--line); }
  .thumb { width: 1.1em; height: 1.1em; vertical-align: -.15em; } .thumb circle { fill: var(--blue); } .thumb path { fill: #fff; }
  .comments { border-top: 1px solid var(--line); padding: .6rem 1rem .8rem; display: grid; gap: .5rem; }
  .comments li { display: flex; gap: .5rem; } .comments .answer { margin-left: 2.5rem; }
  .comments div { background: var(--field); border-radius: 1rem; padding: .45rem .8rem; min-width: 0; }
  .comments b { font-size: .87rem; } .comments .text { padding: 0; }
  .author { font-size: .72rem; color: var(--blue-ink); font-weight: 600; }
  .tray { overflow-x: auto; } .tray ul { display: flex; gap: .5rem; }
  .tray a { position: relative; display: block; width: 7rem; height: 12rem; border-radius: .6rem; overflow: hidden; background: #222; color: #fff; box-shadow: var(--shadow); }
  .tray a > img:not(.round), .tray video { width: 100%; height: 100%; object-fit: cover; }
  .tray .round { position: absolute; top: .5rem; left: .5rem; border: 3px solid var(--blue); }
  .tray b { position: absolute; inset: auto .5rem .5rem; font-size: .8rem; line-height: 1.2; text-shadow: 0 1px 4px #000; }
  .story-view { max-width: 24rem; justify-self: center; overflow: hidden; width: 100%; }
  .story-view > div, .story-view header div { display: grid; line-height: 1.25; }
  .story-view figure { position: relative; margin: 0; } .story-view > video, .story-view figure img { width: 100%; max-height: 44rem; object-fit: contain; background: #000; }
  @media (max-width: 52rem) { .tray { padding: 0 .75rem; } .story-view { border-radius: 0; } }
`;
