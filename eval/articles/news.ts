import type { EvalArticle } from './article';

export const NEWS: readonly EvalArticle[] = [
  {
    id: 'new-breakwater',
    kind: 'news',
    language: 'en',
    title: 'Selmouth gets a new breakwater',
    excerpt: 'Work on the 340-metre wall begins on 4 May 2027 and costs £12.6 million.',
    body: `The harbour council of Selmouth voted 9 to 4 on Tuesday for a new breakwater. The wall will be 340 metres long and 6.5 metres high, and it replaces the one that the storm of 2019 broke in three places.

Work begins on 4 May 2027 and should take 22 months. It costs £12.6 million, of which the region pays 60 percent. The ferry keeps its timetable, but the fish market moves to Cask Lane for the first winter.

> We have patched the old wall for eight years. A wall is not a sock.

Harbour master Ines Corbray said that no berth will be lost. Boats over 18 metres will have to use the north gate until the end of 2028.`,
    tags: ['harbour', 'building', 'Selmouth'],
    author: 'Tom Arkwell',
  },
  {
    id: 'library-stays-open',
    kind: 'news',
    language: 'en',
    title: 'The harbour library stays open on Sundays',
    excerpt: 'From October, doors open from 10:00 to 16:00. The trial counted 7,480 visitors.',
    body: `The harbour library keeps its Sunday hours. From 3 October it opens every Sunday from 10:00 to 16:00, and loans stay free of charge.

In the trial from March to August, 7,480 people came on 26 Sundays, more than on any other day but Saturday. Every third visitor was under 14.

The library needs two more part-time workers. Applications close on 15 September.`,
    tags: ['library', 'Sunday'],
    author: 'Mara Quill',
  },
  {
    id: 'deichbau-verzoegert',
    kind: 'news',
    language: 'de',
    title: 'Der Deich wird später fertig',
    excerpt:
      'Statt im Juni endet der Bau am 30. September. Die Kosten steigen auf 4,2 Millionen Euro.',
    body: `Der neue Deich zwischen Ostersand und Kreuzhafen wird später fertig als geplant. Die Gemeinde rechnet jetzt mit dem 30. September; ursprünglich sollte im Juni alles stehen.

Grund ist der weiche Boden: Auf 480 Metern mussten 1.260 Pfähle mehr gesetzt werden. Die Kosten steigen dadurch von 3,7 auf 4,2 Millionen Euro.

Der Radweg bleibt bis dahin gesperrt. Die Umleitung führt über die Mühlenstraße und ist 2,4 Kilometer länger.`,
    tags: ['Deich', 'Ostersand', 'Bau'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'le-phare-rallume',
    kind: 'news',
    language: 'fr',
    title: 'Le phare de Kermelin est rallumé',
    excerpt: 'Après 14 mois de travaux, la lampe tourne de nouveau depuis le 12 mars à 18 h 40.',
    body: `Le phare de Kermelin éclaire de nouveau la baie. La lampe a été rallumée le 12 mars à 18 h 40, après 14 mois de travaux et devant près de 600 habitants.

Le chantier a coûté 890 000 euros. Les 214 marches ont été refaites, et la lentille de 1887 a été nettoyée à la main pendant 11 semaines.

Les visites reprennent le samedi 5 avril. L’entrée coûte 4 euros, elle est gratuite pour les moins de 12 ans.`,
    tags: ['phare', 'patrimoine'],
    author: 'Odile Embrun',
  },
  {
    id: 'nieuwe-veerboot',
    kind: 'news',
    language: 'nl',
    title: 'De nieuwe veerboot vaart vanaf maandag',
    excerpt: 'De Zilvermeeuw is stiller, groter en vaart elke 25 minuten.',
    body: `Vanaf maandag 2 juni vaart de Zilvermeeuw tussen de haven en het eiland Noordplaat. De nieuwe veerboot neemt 180 reizigers en 40 fietsen mee, dat zijn er 65 meer dan de oude.

De boot vaart elke 25 minuten, de eerste om 06.10 uur en de laatste om 23.35 uur. Een kaartje kost 3,80 euro en voor kinderen tot 11 jaar de helft.

De oude boot gaat naar het scheepsmuseum, waar hij vanaf de herfst te zien is.`,
    tags: ['veerboot', 'Noordplaat', 'haven'],
    author: 'Wessel Duinhoek',
  },
  {
    id: 'nowe-molo',
    kind: 'news',
    language: 'pl',
    title: 'Nowe molo w Brzegowie już otwarte',
    excerpt: 'Molo ma 220 metrów, kosztowało 8,4 miliona złotych i jest otwarte całą dobę.',
    body: `W sobotę otwarto nowe molo w Brzegowie. Ma 220 metrów długości i 5 metrów szerokości, a jego budowa trwała 17 miesięcy i kosztowała 8,4 miliona złotych.

Wstęp jest bezpłatny przez całą dobę. Na końcu molo stoi mała kawiarnia, która działa codziennie od 9:00 do 21:00.

Stare molo zniszczył sztorm w styczniu 2023 roku. Z jego desek zrobiono 36 ławek, które stoją teraz wzdłuż plaży.`,
    tags: ['molo', 'Brzegowo', 'morze'],
    author: 'Halina Brzegowska',
  },
  {
    id: 'il-mercato-del-pesce',
    kind: 'news',
    language: 'it',
    title: 'Il mercato del pesce torna in piazza',
    excerpt: 'Dal 7 aprile i banchi sono di nuovo 28, ogni martedì e venerdì dalle 6:30.',
    body: `Dal 7 aprile il mercato del pesce torna in Piazza delle Reti. I banchi saranno 28, dodici in più rispetto allo scorso anno, ogni martedì e venerdì dalle 6:30 alle 13:00.

Il comune ha speso 310.000 euro per la nuova pavimentazione e per due fontane. I lavori sono durati sei mesi.

Chi arriva in bicicletta può lasciarla gratis nel cortile della vecchia dogana, dove ci sono 90 posti.`,
    tags: ['mercato', 'pesce', 'piazza'],
    author: 'Livia Scogliera',
  },
  {
    id: 'el-faro-abre',
    kind: 'news',
    language: 'es',
    title: 'El faro de Punta Serena abre por la noche',
    excerpt: 'Habrá 16 visitas nocturnas entre el 1 de julio y el 24 de agosto.',
    body: `Este verano se podrá subir al faro de Punta Serena de noche. Habrá 16 visitas entre el 1 de julio y el 24 de agosto, siempre los martes y los jueves a las 22:30.

Cada grupo será de 20 personas como máximo. La entrada cuesta 7 euros y hay que reservarla con dos días de antelación.

La torre mide 31 metros y tiene 168 escalones. El ayuntamiento recomienda llevar zapato cerrado y una chaqueta.`,
    tags: ['faro', 'verano', 'noche'],
    author: 'Nuria Salobre',
  },
  {
    id: 'a-ponte-dos-pescadores',
    kind: 'news',
    language: 'pt',
    title: 'A ponte dos pescadores vai fechar por seis semanas',
    excerpt: 'As obras começam a 9 de fevereiro e custam 740 mil euros.',
    body: `A ponte dos pescadores fecha ao trânsito a partir de 9 de fevereiro. As obras devem durar seis semanas e custam 740 mil euros.

Os peões podem continuar a passar, por um corredor de 1,5 metros. Os carros seguem pela estrada da serra, o que demora mais 12 minutos.

A ponte foi construída em 1934 e nunca tinha sido pintada por baixo. Agora vai levar 2.300 litros de tinta.`,
    tags: ['ponte', 'obras'],
    author: 'Duarte Maresia',
  },
  {
    id: 'gangi-no-keikaku',
    kind: 'news',
    language: 'ja',
    title: '港の古い倉庫が図書館になります',
    excerpt: '工事は9月1日に始まり、費用は4億2000万円です。',
    body: `港にある古い倉庫が、新しい図書館に生まれ変わります。工事は9月1日に始まり、2028年3月に終わる予定です。費用は4億2000万円です。

建物は1926年に建てられました。広さは1,850平方メートルで、本は6万冊まで置けます。

一階には喫茶室ができます。開館時間は午前9時から午後8時までで、月曜日は休みです。`,
    tags: ['図書館', '港'],
    author: '磯野かもめ',
  },
  {
    id: 'gangkou-xin-xian',
    kind: 'news',
    language: 'zh-Hans',
    title: '海湾新增一条夜间渡轮航线',
    excerpt: '新航线从5月1日开始运营，每40分钟一班，票价6元。',
    body: `从5月1日起，海湾新增一条夜间渡轮航线，往返于老码头和灯塔岛之间。渡轮每40分钟一班，首班19:20，末班00:40。

成人票价6元，身高不到1.3米的儿童免费。新船可以搭载150名乘客和30辆自行车。

码头的候船室也翻修了，增加了48个座位和一间小书店。`,
    tags: ['渡轮', '夜间'],
    author: '林潮生',
  },
  {
    id: 'al-maktaba-al-aima',
    kind: 'news',
    language: 'ar',
    title: 'مكتبة عائمة تزور خمسة موانئ',
    excerpt: 'تنطلق السفينة في 3 مايو وعلى متنها 4200 كتاب.',
    body: `تنطلق المكتبة العائمة في 3 مايو من مرفأ النورس وتزور خمسة موانئ صغيرة حتى 28 يونيو. على متن السفينة 4200 كتاب وقاعة قراءة تتسع لستين شخصًا.

الدخول مجاني كل يوم من الساعة 10:00 حتى الساعة 18:00. ويمكن استعارة ثلاثة كتب لمدة 14 يومًا.

بُنيت السفينة سنة 1971 وكانت تنقل الملح، ثم جُدّدت بمبلغ 650 ألف دينار.`,
    tags: ['مكتبة', 'بحر'],
    author: 'ليلى المرسى',
  },
];
