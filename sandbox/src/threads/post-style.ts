/** Look of the feed: a hairline between threads, a line that joins the parts of one. */
export const POST_STYLE = `
  .chain, .column > .post { border-bottom: 1px solid var(--line); padding: .5rem 1.25rem; }
  .post { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); gap: .75rem; padding: .6rem 0; }
  .post.joined .side::after { content: ""; display: block; width: 2px; border-radius: 1px; background: var(--line);
    height: calc(100% - 2.2rem); margin: .5rem auto 0; }
  .post p { margin: 0; } .byline { display: flex; gap: .4rem; align-items: center; flex-wrap: wrap; }
  .byline .topic::before { content: "›"; margin-right: .4rem; color: var(--soft); } .topic { font-weight: 600; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; margin-top: .1rem; } .focused .text { font-size: 1.06rem; }
  .mark { color: var(--blue); }
  .veil { border-radius: .35rem; background: var(--line); color: transparent; transition: color .2s, background .2s; }
  .veil a { color: transparent; }
  .veil:hover, .veil:focus { color: inherit; background: var(--hover); } .veil:hover a, .veil:focus a { color: var(--blue); }
  .media { margin-top: .6rem; } .media figure { position: relative; margin: 0; overflow: hidden; border-radius: .75rem;
    border: 1px solid var(--line); }
  .media img, .media video { display: block; width: 100%; height: auto; max-height: 27rem; object-fit: cover; background: #000; }
  .media.single figure { display: inline-block; max-width: 100%; }
  .media.single img, .media.single video { width: auto; max-width: 100%; object-fit: contain; }
  .media.strip { display: flex; gap: .5rem; overflow-x: auto; scroll-snap-type: x proximity; padding-bottom: .3rem; }
  .media.strip figure { flex: 0 0 auto; max-width: 80%; scroll-snap-align: start; }
  .media.strip img, .media.strip video { height: 17rem; width: auto; max-width: 100%; }
  .media.veiled img, .media.veiled video { filter: blur(2rem); transition: filter .25s; }
  .media.veiled figure:hover > *, .media.veiled figure:focus-within > * { filter: none; }
  .alt { position: absolute; left: .5rem; bottom: .5rem; max-width: calc(100% - 1rem); font-size: .75rem; }
  .alt summary { display: inline-block; list-style: none; cursor: pointer; padding: .1rem .45rem; border-radius: .4rem;
    background: rgb(0 0 0 / .72); color: #fff; font-weight: 700; }
  .alt summary::-webkit-details-marker { display: none; }
  .alt p { margin-top: .3rem; padding: .5rem .7rem; border-radius: .6rem; background: rgb(0 0 0 / .82); color: #fff; }
  .card, .quote, .paper, .gif { display: block; margin-top: .6rem; border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
  .card:hover, .quote:hover { text-decoration: none; background: var(--hover); }
  .card img { display: block; width: 100%; aspect-ratio: 1.91; object-fit: cover; background: var(--hover); }
  .card span { display: block; padding: .65rem .9rem; } .card small { display: block; color: var(--soft); }
  .card b { overflow-wrap: anywhere; font-weight: 600; }
  .quote { padding: .7rem .9rem; } .quote span { display: block; overflow-wrap: anywhere; }
  .paper { padding: .9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--hover); font-family: Georgia, serif; }
  .paper summary { list-style: none; cursor: pointer; display: inline; } .paper[open] summary b { display: none; }
  .gif { display: grid; place-content: center; gap: .25rem; text-align: center; aspect-ratio: 16/9; max-width: 20rem; padding: 1rem;
    background: linear-gradient(130deg, #6157ff33, #00ff9933); overflow-wrap: anywhere; }
  .poll { margin-top: .6rem; } .poll ul { margin: 0 0 .35rem; padding: 0; list-style: none; display: grid; gap: .4rem; }
  .poll li { padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .75rem; font-weight: 600; overflow-wrap: anywhere; }
  .post .note { color: var(--soft); font-size: .85rem; margin-top: .4rem; }
  .actions { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; margin: .55rem 0 0; padding: 0; list-style: none; font-size: .85rem; }
  .actions li { display: flex; align-items: center; gap: .3rem; min-height: 1.5rem; }
  .actions svg { width: 1.2rem; height: 1.2rem; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
  .people { padding: 1.1rem 1.25rem 1.3rem; } .people h2 { margin: 0 0 .5rem; font-size: .9rem; color: var(--soft); font-weight: 600; }
  .people a { display: flex; gap: .75rem; align-items: center; padding: .4rem 0; } .people small { display: block; color: var(--soft); }
  @media (max-width: 42rem) { .chain, .column > .post { padding-inline: 1rem; } .media.strip figure { max-width: 88%; } }
`;
