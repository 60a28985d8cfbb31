import type { EvalArticle } from './article';

/** Full of links and handles; posts may name those of the article and no others. */
export const ADDRESSES: readonly EvalArticle[] = [
  {
    id: 'who-to-follow',
    kind: 'addresses',
    language: 'en',
    title: 'Seven accounts for people who love the sea',
    excerpt: 'From @gull_of_the_day to @ropewalk: our list for 2027.',
    body: `You asked whom we read ourselves. Here is the list.

- @gull_of_the_day posts one gull a day, since 2019.
- @ropewalk shows 30 seconds of rope making.
- @tide_poems answers every high tide with four lines.
- https://wavelog.example/today lists the height of every wave.
- https://www.saltmap.example/harbours/selmouth?layer=depth is the best map.
- Write to crew@wavelog.example if your harbour is missing.

Under #SmallHarbours you find 1,200 more. We read along on https://example.com/en/reading-list.`,
    tags: ['reading', 'small harbours'],
    author: 'Mara Quill',
  },
  {
    id: 'anmeldung-kurse',
    kind: 'addresses',
    language: 'de',
    title: 'So meldet ihr euch zum Segelkurs an',
    excerpt: 'Ab 1. März auf https://segelkurs.example/anmeldung.',
    body: `Die Anmeldung öffnet am 1. März um 8 Uhr auf https://segelkurs.example/anmeldung. Es gibt 48 Plätze, der Kurs kostet 220 Euro.

Fragen beantwortet das Büro unter kurs@segelkurs.example oder auf Mastodon als @segelkurs@hafen.example. Die Packliste steht auf https://segelkurs.example/packliste?jahr=2027#kleidung.

Bilder vom letzten Jahr findet ihr unter #Segelsommer.`,
    tags: ['Segeln', 'Kurs'],
    author: 'Segelverein Kreuzhafen',
  },
  {
    id: 'enlaces-del-mes',
    kind: 'addresses',
    language: 'es',
    title: 'Los enlaces del mes',
    excerpt: 'Cinco páginas que hemos leído en marzo.',
    body: `Marzo fue ventoso y hubo tiempo de leer. Estas son las cinco páginas del mes:

- https://mareas.example/atlas, un atlas con 340 mapas
- https://mareas.example/diario/17, el diario de un farero
- https://sal.example, doce recetas con sal
- @la_boya, que cada viernes publica un mapa
- @puertos_chicos, con 80 fotos de puertos

Si tienes otra, escríbenos a hola@mareas.example.`,
    tags: ['enlaces', 'lecturas'],
    author: 'Nuria Salobre',
  },
];

/** Their own words sound like a model's instructions, and are not. */
export const ABOUT_AI: readonly EvalArticle[] = [
  {
    id: 'how-we-use-ai',
    kind: 'about-ai',
    language: 'en',
    title: 'How our newsroom uses AI, and where it does not',
    excerpt: 'Four rules, one switch, and a person who always has the last word.',
    body: `We tried an AI assistant for six months. It wrote 1,140 drafts of social posts; editors took 62 percent of them as they were.

Our four rules are simple. The system prompt is public. No text goes out before a person has read it. Every number is checked against the article. And the assistant never writes about people who died.

In one case the assistant made up a quote. We noticed it after 20 minutes and told our readers.

The assistant costs us about $11 a month.`,
    tags: ['AI', 'newsroom'],
    author: 'Mara Quill',
  },
  {
    id: 'ki-im-rathaus',
    kind: 'about-ai',
    language: 'de',
    title: 'Die KI im Rathaus versteht kein Platt',
    excerpt: 'Ein Versuch mit 300 Fragen und 41 falschen Antworten.',
    body: `Das Rathaus von Kreuzhafen hat eine KI getestet, die Fragen der Bürger beantwortet. Von 300 Fragen beantwortete sie 41 falsch, vor allem die auf Platt.

„Wir haben ihr die Anweisung gegeben, im Zweifel zu schweigen“, sagt Amtsleiterin Wiebke Sandholm. „Das Schweigen kann sie noch nicht.“

Der Versuch läuft noch bis zum 30. Juni und kostet 9.800 Euro.`,
    tags: ['KI', 'Rathaus'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'robot-poete',
    kind: 'about-ai',
    language: 'fr',
    title: 'Le robot poète a perdu son concours',
    excerpt: 'Sur 85 poèmes, celui de la machine est arrivé 79e.',
    body: `Un modèle de langage a participé en secret au concours de poésie du port. Son poème est arrivé 79e sur 85.

« Il rimait trop bien », a expliqué la présidente du jury, Maëlle Goarin. Les jurés ne savaient pas qui avait écrit quoi.

Le prompt tenait en une phrase : écrire sur la mer sans le mot bleu. Le texte gagnant contient le mot bleu onze fois.`,
    tags: ['poésie', 'IA'],
    author: 'Odile Embrun',
  },
];

/** Posts are wanted in another language than the article's. */
export const TRANSLATED: readonly EvalArticle[] = [
  {
    id: 'harbour-market-in-german',
    kind: 'event',
    language: 'en',
    postsIn: 'de',
    title: 'The harbour market opens on 5 April',
    excerpt: 'Sixty-four stalls, from 08:00 to 14:00, every Saturday.',
    body: `The harbour market opens on 5 April. Sixty-four stalls sell fish, bread and flowers, every Saturday from 08:00 to 14:00.

A stall costs £18 a day. New this year is a repair corner, where two retired sailmakers mend bags for £6.`,
    tags: ['market', 'harbour'],
    author: 'Tom Arkwell',
  },
  {
    id: 'strandbibliothek-auf-englisch',
    kind: 'news',
    language: 'de',
    postsIn: 'en',
    title: 'Die Strandbibliothek zieht um',
    excerpt: 'Ab dem 2. Juni steht sie am Nordstrand, mit 1.900 Büchern.',
    body: `Die Strandbibliothek steht ab dem 2. Juni am Nordstrand. Sie hat 1.900 Bücher in sieben Sprachen, und die Ausleihe ist kostenlos.

Geöffnet ist sie täglich von 10 bis 18 Uhr. Wer ein Buch behalten möchte, zahlt 3 Euro.`,
    tags: ['Strand', 'Bücher'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'taberna-em-japones',
    kind: 'story',
    language: 'pt',
    postsIn: 'ja',
    title: 'A taberna que só abre com nevoeiro',
    excerpt: 'Há 27 anos que ninguém sabe quando é a próxima vez.',
    body: `No fim do cais há uma taberna que só abre com nevoeiro. Há 27 anos que é assim, e ninguém se queixa.

Serve-se sopa e um vinho sem nome. No ano passado abriu 31 vezes.`,
    tags: ['taberna', 'nevoeiro'],
    author: 'Duarte Maresia',
  },
];
