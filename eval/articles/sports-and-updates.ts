import type { EvalArticle } from './article';

export const SPORTS: readonly EvalArticle[] = [
  {
    id: 'rowing-final',
    kind: 'sport',
    language: 'en',
    title: 'Selmouth wins the rowing final by 0.4 seconds',
    excerpt: 'After 2,000 metres: 6:11.3 against 6:11.7. Third place went to Cray Bay.',
    body: `Selmouth has won the rowing final of the five harbours. After 2,000 metres the clock stood at 6:11.3; Marrow Point needed 6:11.7, and Cray Bay came third with 6:19.0.

At the half, Selmouth was still 1.8 seconds behind. The crew rowed 41 strokes a minute over the last 250 metres.

It is the fourth title since 2016. In the table Selmouth now has 87 points, Marrow Point 85 and Cray Bay 62.

The second crew came 7th of 12 in its race.`,
    tags: ['rowing', 'final', 'Selmouth'],
    author: 'Tom Arkwell',
  },
  {
    id: 'handball-derby',
    kind: 'sport',
    language: 'de',
    title: 'Kreuzhafen gewinnt das Derby mit 31:28',
    excerpt: 'Zur Pause stand es 14:17. Die Torhüterin hielt 16 Bälle und zwei Siebenmeter.',
    body: `Die Handballerinnen von Kreuzhafen haben das Derby gegen Ostersand mit 31:28 gewonnen. Zur Pause lagen sie noch mit 14:17 zurück.

Vor 1.140 Zuschauern traf Lene Harbsund neunmal. Torhüterin Birte Olsund hielt 16 Bälle und zwei Siebenmeter.

Kreuzhafen steht jetzt mit 22:6 Punkten auf Platz 2. Am 14. Februar um 19.30 Uhr geht es gegen den Tabellenletzten.`,
    tags: ['Handball', 'Derby', 'Kreuzhafen'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'regata-da-baia',
    kind: 'sport',
    language: 'pt',
    title: 'Regata da baía: a Gaivota vence por três segundos',
    excerpt: 'O barco número 17 fez o percurso em 1:42:08.',
    body: `A Gaivota venceu a 48.ª regata da baía. O barco número 17 fez as 14 milhas em 1:42:08, apenas três segundos à frente da Maré Alta.

Participaram 61 barcos, e 9 desistiram por causa do vento, que chegou aos 33 nós.

Na classe júnior ganhou a Estrela do Sul, com 2:05:51. A próxima regata é no dia 6 de setembro.`,
    tags: ['regata', 'vela', 'baía'],
    author: 'Duarte Maresia',
  },
  {
    id: 'schaatstocht',
    kind: 'sport',
    language: 'nl',
    title: 'Schaatstocht over 60 kilometer trekt 2.350 rijders',
    excerpt: 'De snelste was na 1 uur en 58 minuten binnen, de laatste na 7 uur en 12 minuten.',
    body: `Voor het eerst in negen jaar ging de schaatstocht over de Noordplassen door. Er reden 2.350 mensen mee, 410 meer dan in 2018.

De snelste was Femke Rietveen, die de 60 kilometer in 1 uur en 58 minuten reed. De laatste rijder kwam na 7 uur en 12 minuten binnen.

Het ijs was 14 centimeter dik. Bij de koek-en-zopie gingen 900 liter soep en 3.200 broodjes over de toonbank.`,
    tags: ['schaatsen', 'winter'],
    author: 'Wessel Duinhoek',
  },
  {
    id: 'biegi-na-plazy',
    kind: 'sport',
    language: 'pl',
    title: 'Rekordowy bieg po plaży: 38 minut i 9 sekund',
    excerpt: 'W biegu na 12 kilometrów wystartowało 764 zawodników.',
    body: `W niedzielnym biegu po plaży padł rekord trasy. Zwycięzca, Oskar Wydmowy z numerem 208, przebiegł 12 kilometrów w 38 minut i 9 sekund.

Wystartowało 764 zawodników, a 731 dotarło do mety. Najstarszy biegacz miał 79 lat.

Wśród kobiet wygrała Iga Falowska z czasem 43:27. Kolejny bieg odbędzie się 4 października.`,
    tags: ['bieg', 'plaża', 'rekord'],
    author: 'Halina Brzegowska',
  },
  {
    id: 'bada-suyeong',
    kind: 'sport',
    language: 'ko',
    title: '바다 수영 대회, 412명이 완주',
    excerpt: '3킬로미터 코스에서 가장 빠른 기록은 36분 48초였습니다.',
    body: `일요일에 열린 바다 수영 대회에서 412명이 완주했습니다. 참가자는 모두 438명이었습니다.

3킬로미터 코스에서 가장 빠른 기록은 36분 48초였습니다. 작년보다 22초 빠릅니다.

물 온도는 19도였고 파도는 0.5미터였습니다. 다음 대회는 9월 14일 오전 8시에 시작합니다.`,
    tags: ['수영', '바다'],
    author: '한물결',
  },
];

export const UPDATES: readonly EvalArticle[] = [
  {
    id: 'tide-clock-4-2',
    kind: 'update',
    language: 'en',
    title: 'Tide Clock 4.2 is here',
    excerpt: 'Version 4.2.0 shows moon phases, starts 35 % faster and fixes 18 bugs.',
    body: `Tide Clock 4.2.0 is out today. It shows moon phases, starts 35 % faster and fixes 18 bugs.

## What is new

- Moon phases for 120 harbours
- Alarm 5, 15 or 60 minutes before high water
- Dark mode from 21:00

## What changed

Version 4.1.7 was the last one for phones with less than 2 GB of memory. The file format goes from v3 to v4; older files are converted when they are opened.

The app stays free. The sailing pack costs $2.99 a month or $24 a year.`,
    tags: ['Tide Clock', 'release', 'app'],
    author: 'The Tide Clock crew',
  },
  {
    id: 'wellenradio-2',
    kind: 'update',
    language: 'de',
    title: 'Wellenradio 2.0.3 behebt das Rauschen',
    excerpt: 'Das Update ist 48 MB groß und behebt den Fehler WR-1182.',
    body: `Ab heute gibt es Wellenradio 2.0.3. Das Update ist 48 MB groß und behebt das Rauschen auf Kanal 16 (Fehler WR-1182).

Außerdem lassen sich jetzt 64 statt 32 Sender speichern. Wer von Version 1.9 kommt, muss die Senderliste einmal neu laden.

Das Gerät WR-70 bekommt das Update am 2. April, das WR-90 am 9. April.`,
    tags: ['Wellenradio', 'Update'],
    author: 'Die Funkstube',
  },
  {
    id: 'faro-app-3',
    kind: 'update',
    language: 'it',
    title: 'Faro 3.1: mappe senza rete e 40 sentieri nuovi',
    excerpt: 'La versione 3.1 pesa 62 MB e arriva il 20 maggio.',
    body: `La versione 3.1 di Faro arriva il 20 maggio e pesa 62 MB. Le mappe funzionano ora senza rete, e ci sono 40 sentieri nuovi.

Il consumo della batteria scende del 12 %. Chi usa la versione 2.8 deve salvare i propri percorsi prima di aggiornare.

L’abbonamento costa 14,90 euro all’anno, come prima.`,
    tags: ['Faro', 'app', 'mappe'],
    author: 'La squadra di Faro',
  },
  {
    id: 'chaoxi-ban-5',
    kind: 'update',
    language: 'zh-Hans',
    title: '潮汐表 5.0 版发布',
    excerpt: '新版本支持 86 个港口，启动时间缩短到 0.8 秒。',
    body: `潮汐表 5.0 版今天发布。新版本支持 86 个港口，启动时间从 2.1 秒缩短到 0.8 秒。

新增功能包括风力提醒和 7 天预报。安装包大小为 38 MB。

4.6 版以前的用户需要先升级到 4.9 版。年费仍然是 68 元。`,
    tags: ['潮汐表', '新版本'],
    author: '潮汐表团队',
  },
  {
    id: 'quay-printer-driver',
    kind: 'update',
    language: 'en',
    title: 'Quay Printer driver 11.4.1: what to know',
    excerpt: 'A small release: one crash less, two new paper sizes, and no more beeping at 3 a.m.',
    body: `Driver 11.4.1 is a small release. It removes the crash of 11.4.0 that hit printers with serial numbers from QP-20110 to QP-20986.

It adds two paper sizes, 105 × 148 mm and 99 × 210 mm. The printer no longer beeps at 3 a.m. when the tray is empty.

Support for driver 9 ends on 31 December 2027. Updates for driver 10 go on until 2029.`,
    tags: ['Quay Printer', 'driver'],
    author: 'Quay Printer support',
  },
];
