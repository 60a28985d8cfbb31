import type { EvalArticle } from './article';

/** Very short ones: there is nothing in them that a post could be padded with. */
export const SHORT: readonly EvalArticle[] = [
  {
    id: 'ferry-cancelled',
    kind: 'short',
    language: 'en',
    title: 'No ferry today',
    excerpt: '',
    body: 'The wind is too strong. Tomorrow at 07:10 again.',
    tags: [],
    author: 'Harbour office',
  },
  {
    id: 'bin-gleich-zurueck',
    kind: 'short',
    language: 'de',
    title: 'Heute geschlossen',
    excerpt: '',
    body: 'Die Bücherei bleibt heute zu, die Heizung ist kaputt.',
    tags: [],
    author: 'Die Bücherei',
  },
  {
    id: 'ouvert',
    kind: 'short',
    language: 'fr',
    title: 'C’est ouvert',
    excerpt: 'La baignade est de nouveau autorisée.',
    body: 'L’eau est à 18 degrés.',
    tags: ['baignade'],
    author: 'La capitainerie',
  },
  {
    id: 'ashita-yasumi',
    kind: 'short',
    language: 'ja',
    title: '明日は休みです',
    excerpt: '',
    body: '台風のため、船は出ません。',
    tags: [],
    author: '港事務所',
  },
];

export const EMOJI: readonly EvalArticle[] = [
  {
    id: 'beach-clean-up',
    kind: 'emoji',
    language: 'en',
    title: 'Beach clean-up 🌊🧤 on Saturday',
    excerpt: '60 helpers 💪, 90 minutes ⏱️, one clean beach 🏖️.',
    body: `On Saturday at 09:30 we clean the long beach 🌊. Gloves 🧤 and bags are there, good mood you bring 😄.

Last year 60 helpers 👩‍👩‍👧‍👦 carried away 410 kg of rubbish 🗑️ in 90 minutes. The strangest find was a tuba 🎺.

Afterwards there is cake 🍰 for everybody. 🇪🇺🏴󠁧󠁢󠁳󠁣󠁴󠁿 Guests from everywhere are welcome!`,
    tags: ['beach', 'clean-up'],
    author: 'The beach crew 🦀',
  },
  {
    id: 'eis-des-monats',
    kind: 'emoji',
    language: 'de',
    title: '🍦 Eis des Monats: Sanddorn 🧡',
    excerpt: 'Die Kugel kostet im März 1,80 € 🍨.',
    body: `Im März gibt es bei uns Sanddorneis 🧡. Die Kugel kostet 1,80 €, drei Kugeln kosten 5 € 🍨🍨🍨.

Wir haben bis 19 Uhr geöffnet, bei Sonne ☀️ bis 20 Uhr. Hunde 🐕 bekommen Wasser umsonst.`,
    tags: ['Eis', 'Sanddorn'],
    author: 'Eisdiele Kutter',
  },
];

/** Several languages in one article; posts follow the one it is filed under. */
export const MIXED: readonly EvalArticle[] = [
  {
    id: 'three-words-for-fog',
    kind: 'mixed',
    language: 'en',
    alsoIn: ['de', 'fr', 'ja'],
    title: 'Three words for fog that English lacks',
    excerpt: 'Sailors borrow them all the time. A small lexicon of grey mornings.',
    body: `Sailors in this harbour speak 14 languages, and they have more words for fog than for fish.

The Germans say “Waschküche” when they cannot see the bow. It means a laundry room, and it is never meant kindly.

The French say “la purée de pois”. Pea soup, of course, but with better manners.

And on the old tanker they say 「霧の海」, the sea of fog. The cook wrote it on the galley door in 1998, and nobody has dared to clean it.`,
    tags: ['words', 'fog', 'languages'],
    author: 'Mara Quill',
  },
  {
    id: 'hafen-slang',
    kind: 'mixed',
    language: 'de',
    alsoIn: ['en', 'nl'],
    title: 'Wie der Hafen spricht',
    excerpt:
      'Auf der Pier wird gemischt: ein bisschen Englisch, ein bisschen Niederländisch, viel Platt.',
    body: `Wer im Hafen arbeitet, spricht vier Sprachen in einem Satz. „Stand by, de boot komt zo“, ruft der Festmacher, und jeder weiß, was gemeint ist.

Das Wörterbuch der Hafenarbeiter hat 1.300 Einträge. Das beliebteste Wort ist seit 30 Jahren dasselbe: „easy“.

Am 6. Mai um 18 Uhr liest der Verein daraus vor. Der Eintritt ist frei.`,
    tags: ['Sprache', 'Hafen'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'menu-bilingue',
    kind: 'mixed',
    language: 'he',
    alsoIn: ['en'],
    title: 'תפריט חדש בבית הקפה של הנמל',
    excerpt: 'מהיום מגישים גם ארוחת בוקר ב-48 שקלים.',
    body: `בית הקפה Blue Buoy ברציף 3 פתח תפריט חדש. ארוחת הבוקר עולה 48 שקלים ומוגשת עד 12:30.

בתפריט יש גם Fish & Chips, אבל בעלת המקום ממליצה על המרק. היא מבשלת 40 ליטר ממנו בכל יום.

המקום פתוח מ-07:00 עד 22:00, ובשבת הוא סגור.`,
    tags: ['קפה', 'נמל'],
    author: 'נועה גלים',
  },
];

/** Tables and lists, which are no sentences. */
export const LISTS: readonly EvalArticle[] = [
  {
    id: 'winter-timetable',
    kind: 'list',
    language: 'en',
    title: 'The winter timetable',
    excerpt: 'Valid from 1 November to 28 February.',
    body: `Harbour | Seal island | Return
06:20 | 06:55 | 07:10
09:40 | 10:15 | 10:30
13:05 | 13:40 | 14:00
17:30 | 18:05 | 18:20

- A single ticket costs £4.20
- A day ticket costs £7
- Ten rides cost £36

No ferry on 25 December and on 1 January.`,
    tags: ['ferry', 'timetable'],
    author: 'Harbour office',
  },
  {
    id: 'preisliste-werft',
    kind: 'list',
    language: 'de',
    title: 'Was das Winterlager kostet',
    excerpt: 'Die Preise der Werft gelten ab dem 1. Oktober.',
    body: `- Boote bis 7 Meter: 390 Euro
- Boote bis 10 Meter: 560 Euro
- Boote bis 13 Meter: 840 Euro
- Mast legen: 75 Euro
- Unterwasserschiff reinigen: 6,50 Euro je Meter

Strom kostet 0,42 Euro je Kilowattstunde. Anmeldungen nimmt das Büro bis zum 15. September an.`,
    tags: ['Werft', 'Winterlager'],
    author: 'Werft Kreuzhafen',
  },
  {
    id: 'dix-plages',
    kind: 'list',
    language: 'fr',
    title: 'Six plages, six notes',
    excerpt: 'Notre jury de onze enfants a goûté le sable.',
    body: `- L’anse du Moulin : 9,1 sur 10
- La plage aux Galets : 8,7
- Le Petit Banc : 8,2
- La crique Bleue : 7,9
- La plage du Sémaphore : 6,4
- Le vieux port : 3,3

Le jury a compté 47 châteaux et 112 crabes. Il recommande d’arriver avant 9 h.`,
    tags: ['plages', 'enfants'],
    author: 'Odile Embrun',
  },
];
