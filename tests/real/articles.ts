/** An article of the magazine, as far as a post needs it. */
export interface Article {
  slug: string;
  locale: string;
  title: string;
  excerpt: string;
  hashtags: string[];
  /** How its post looks: the cover with an alt text, a link card with the cover, or text alone. */
  shows: 'images' | 'card' | 'text';
  /** Names of pictures in playground/seed/images. */
  pictures: { name: string; altText: string }[];
}

/** One article per script that breaks naive counting, slicing or encoding in its own way. */
export const ARTICLES: readonly Article[] = [
  {
    slug: 'the-lamp-is-lit-again',
    locale: 'en',
    title: 'The lamp is lit again',
    excerpt:
      'After eleven dark winters the “old lady” of the north pier shines: 40 km, on a clear night.',
    hashtags: ['lighthouse', 'winter2026'],
    shows: 'images',
    pictures: [{ name: 'lighthouse-dusk', altText: 'A lighthouse at dusk, its lamp just lit' }],
  },
  {
    slug: 'broed-fra-havnen',
    locale: 'da',
    title: 'Brød fra havnen: æbler, øl og en smule å',
    excerpt: 'Blåbær først. Så rugbrød – og til sidst den længste kø på kajen.',
    hashtags: ['rugbrød', 'kajen'],
    shows: 'card',
    pictures: [{ name: 'fresh-bread', altText: 'Loaves on a wooden board' }],
  },
  {
    slug: 'manarat-al-mina',
    locale: 'ar',
    title: 'عاد نور المنارة إلى الميناء',
    excerpt: 'بعد أحد عشر شتاءً مظلمًا، أضاء الحُرّاس المصباح من جديد في ليلةٍ هادئة.',
    hashtags: ['منارة', 'ميناء_قديم'],
    shows: 'card',
    pictures: [{ name: 'night-harbour', altText: 'الميناء ليلًا وأضواؤه على الماء' }],
  },
  {
    slug: 'minato-no-todai',
    locale: 'ja',
    title: '港の灯台がまた光る',
    excerpt: '十一年ぶりに灯った明かりを、町の人々は夜明けまで見上げていた。',
    hashtags: ['灯台', '港町の冬'],
    shows: 'images',
    pictures: [
      { name: 'lighthouse-stairs', altText: '灯台の中の長い螺旋階段' },
      { name: 'storm-sea', altText: '嵐の海' },
    ],
  },
  {
    slug: 'gang-kou-cha-guan',
    locale: 'zh-Hans',
    title: '港口的小茶馆',
    excerpt: '雨天里,一壶茶、两把椅子,还有窗外慢慢靠岸的渔船。',
    hashtags: ['茶馆', '雨天'],
    shows: 'card',
    pictures: [{ name: 'tea-house', altText: '雨中的茶馆' }],
  },
  {
    slug: 'a-week-in-emoji',
    locale: 'en-GB',
    title: 'A week in emoji 🐟🧑‍🍳👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    excerpt: 'Mon 🌊 Tue 🪁 Wed 🧑🏽‍🚒 Thu 👨‍👩‍👧 Fri 🇫🇴🇮🇸 Sat 🏳️‍🌈 Sun 😴 — and #️⃣ is no hashtag 1️⃣',
    hashtags: ['emoji🌊week', '🐟friday'],
    shows: 'images',
    pictures: [{ name: 'kite-beach', altText: 'A kite 🪁 above the beach' }],
  },
  {
    slug: 'devanagari-samudra',
    locale: 'hi',
    title: 'समुद्र के किनारे शनिवार का बाज़ार',
    excerpt: 'नींबू, मछली और ताज़ी रोटी — सब कुछ दोपहर से पहले बिक जाता है।',
    hashtags: ['बाज़ार', 'शनिवार'],
    shows: 'text',
    pictures: [],
  },
  {
    slug: 'mayak-i-chayki',
    locale: 'uk',
    title: 'Маяк і чайки: ранок на причалі',
    excerpt: 'Світло гасне о шостій, і першими це помічають чайки.',
    hashtags: ['маяк', 'ранок'],
    shows: 'images',
    pictures: [{ name: 'gull-pier', altText: '' }],
  },
];

/** The site is invented; its paths may hold any script. */
export const urlOf = (article: Article): string =>
  `https://harbour-light.example/${article.locale}/${article.slug}`;
