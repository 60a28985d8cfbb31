import type { EvalArticle } from './article';

export const EVENTS: readonly EvalArticle[] = [
  {
    id: 'lantern-night',
    kind: 'event',
    language: 'en',
    title: 'Lantern Night on 21 June',
    excerpt: 'Music from 19:30, lanterns at 22:15, and soup for £3 a bowl.',
    body: `Lantern Night is back on Saturday, 21 June 2027. Gates open at 18:00, the Tin Whistle Quartet plays at 19:30, and the lanterns go up at 22:15.

- Adults: £8.50 in advance, £11 at the gate
- Children from 6 to 15: £4
- Families of up to five: £20

Soup costs £3 a bowl. Bus 14 runs every 20 minutes until 01:00. Dogs are welcome until 21:00.

If it rains, the evening moves to Sunday, 22 June, and tickets stay valid.`,
    tags: ['Lantern Night', 'music', 'family'],
    author: 'Mara Quill',
  },
  {
    id: 'tide-walk',
    kind: 'event',
    language: 'en',
    title: 'Walk to the seal island at low tide',
    excerpt: 'Three guided walks in August; 9 kilometres, four hours, wellingtons required.',
    body: `Three times in August the sea goes far enough out to walk to the seal island: on 8 August at 07:40, on 9 August at 08:25 and on 22 August at 06:50.

The walk is 9 kilometres long and takes four hours with a break. Each group has room for 24 people. It costs £15, or £9 for children from 10.

Bring wellingtons, water and a wind jacket. Meeting point is the blue hut at the end of Rope Street.`,
    tags: ['tide', 'walking', 'seals'],
    author: 'Tom Arkwell',
  },
  {
    id: 'hafenfest-programm',
    kind: 'event',
    language: 'de',
    title: 'Hafenfest vom 11. bis 13. Juli',
    excerpt: 'Drei Tage, 42 Stände, zwei Bühnen und ein Feuerwerk am Samstag um 22.45 Uhr.',
    body: `Das Hafenfest findet in diesem Jahr vom 11. bis 13. Juli statt. Es gibt 42 Stände und zwei Bühnen, der Eintritt ist frei.

Am Freitag beginnt das Programm um 17 Uhr mit dem Shantychor Windstille. Am Samstag ist um 22.45 Uhr Feuerwerk, und am Sonntag starten um 11 Uhr 36 Boote zur Badewannenregatta.

Parkplätze am Fischereihafen kosten 5 Euro am Tag. Der Pendelbus fährt alle 15 Minuten.`,
    tags: ['Hafenfest', 'Regatta', 'Sommer'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'fete-des-voiles',
    kind: 'event',
    language: 'fr',
    title: 'La fête des voiles revient le 17 août',
    excerpt: 'Trente-deux bateaux, un bal et des crêpes à 2,50 euros.',
    body: `La fête des voiles revient le dimanche 17 août. Trente-deux bateaux partent du vieux port à 10 h, et le retour est prévu vers 16 h 30.

Le bal commence à 20 h sur le quai des Cordiers. Les crêpes coûtent 2,50 euros et les enfants de moins de 8 ans mangent gratuitement.

Un bus de nuit part de la place du Puits à 0 h 20 et à 1 h 45.`,
    tags: ['fête', 'voile', 'port'],
    author: 'Odile Embrun',
  },
  {
    id: 'notte-delle-barche',
    kind: 'event',
    language: 'it',
    title: 'La notte delle barche illuminate',
    excerpt: 'Il 9 agosto sfilano 45 barche; il biglietto costa 6 euro.',
    body: `Sabato 9 agosto torna la notte delle barche illuminate. Alle 21:30 sfilano 45 barche, e alle 23:00 la giuria premia la più bella.

Il biglietto costa 6 euro, ridotto 3 euro. I primi 200 visitatori ricevono una lanterna di carta.

In caso di mare mosso la sfilata si tiene il 16 agosto. I parcheggi di Via del Molo chiudono alle 18:00.`,
    tags: ['barche', 'estate', 'notte'],
    author: 'Livia Scogliera',
  },
  {
    id: 'feria-del-libro-usado',
    kind: 'event',
    language: 'es',
    title: 'Feria del libro usado en el muelle',
    excerpt: 'Del 18 al 20 de octubre, 53 puestos y libros desde 1 euro.',
    body: `La feria del libro usado llega al muelle del 18 al 20 de octubre. Habrá 53 puestos, abiertos de 10:00 a 20:30, y libros desde 1 euro.

El sábado a las 12:00 hay un taller de encuadernación para 15 personas. Cuesta 10 euros con el material incluido.

El año pasado vinieron 9.300 visitantes y se vendieron más de 21.000 libros.`,
    tags: ['libros', 'feria', 'muelle'],
    author: 'Nuria Salobre',
  },
  {
    id: 'tanabata-no-yoru',
    kind: 'event',
    language: 'ja',
    title: '七夕の夜、港に千の灯り',
    excerpt: '7月7日の午後7時半から。入場は無料です。',
    body: `7月7日の夜、港に千の灯りがともります。開場は午後6時、点灯は午後7時半です。入場は無料で、雨の場合は翌日に延期します。

屋台は24軒。焼きそばは一皿500円、ラムネは200円です。

最終の船は午後10時20分に出ます。駐車場は120台分しかないので、船かバスでお越しください。`,
    tags: ['七夕', '港', '夏祭り'],
    author: '磯野かもめ',
  },
  {
    id: 'mahrajan-al-qawarib',
    kind: 'event',
    language: 'ar',
    title: 'مهرجان القوارب الخشبية يعود في سبتمبر',
    excerpt: 'ثلاثة أيام من 12 إلى 14 سبتمبر، والدخول بدينارين.',
    body: `يعود مهرجان القوارب الخشبية من 12 إلى 14 سبتمبر في خليج اللؤلؤ الصغير. يشارك فيه 38 قاربًا، ويبدأ السباق الكبير يوم السبت في الساعة 16:30.

ثمن التذكرة ديناران، والدخول مجاني للأطفال دون العاشرة. تفتح الأبواب في الساعة 9:00 صباحًا.

في المساء تُقام أمسية شعرية على الرصيف القديم، ويتسع المكان لمئتي شخص.`,
    tags: ['مهرجان', 'قوارب'],
    author: 'ليلى المرسى',
  },
];
