import type { EvalArticle } from './article';

export const INTERVIEWS: readonly EvalArticle[] = [
  {
    id: 'the-last-rope-maker',
    kind: 'interview',
    language: 'en',
    title: '“A rope remembers every knot”',
    excerpt: 'Hettie Ormsby, 71, is the last rope maker of Selmouth. We asked her why she goes on.',
    body: `Hettie Ormsby opens the shed at six, as she has done for 53 years. The walk inside is 120 metres long, because a rope cannot be made around a corner.

“A rope remembers every knot,” she says. “You can untie it, but it will never forget.”

She learned the work from her aunt in 1974. Today she sells about 40 ropes a year, most of them to wooden boats. “Plastic is cheaper,” she says, “until the day you hang on it.”

Will somebody take over? Her neighbour Pim, 24, comes on Thursdays. “He has the hands,” says Ormsby. “Patience comes later.”`,
    tags: ['craft', 'rope', 'interview'],
    author: 'Mara Quill',
  },
  {
    id: 'die-wetterfrau',
    kind: 'interview',
    language: 'de',
    title: '„Der Wind lügt nie, nur die Vorhersage“',
    excerpt: 'Elske Thomsund misst seit 28 Jahren das Wetter auf der Insel Fahl. Ein Gespräch.',
    body: `Elske Thomsund steht jeden Morgen um 5.45 Uhr auf dem Deich. Seit 28 Jahren liest sie dreimal am Tag das Barometer ab, auch an Weihnachten.

„Der Wind lügt nie, nur die Vorhersage“, sagt sie und lacht.

Der stärkste Sturm, den sie gemessen hat, war im Dezember 2013: 147 Kilometer in der Stunde. „Da hat sogar das Schaf geschwiegen“, erzählt sie.

In zwei Jahren geht sie in den Ruhestand. Eine Nachfolge gibt es noch nicht.`,
    tags: ['Wetter', 'Insel', 'Porträt'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'la-gardienne-des-huitres',
    kind: 'interview',
    language: 'fr',
    title: '« Une huître, ça s’écoute »',
    excerpt:
      'Solène Karrec élève des huîtres depuis 19 ans. Elle raconte ses matins dans l’eau froide.',
    body: `Solène Karrec entre dans l’eau à cinq heures, quelle que soit la saison. Elle élève des huîtres depuis 19 ans dans l’anse du Moulin.

« Une huître, ça s’écoute », dit-elle en frappant deux coquilles l’une contre l’autre. « Si ça sonne creux, elle est perdue. »

L’an dernier, elle a vendu 31 tonnes, soit quatre de moins qu’en 2024. La chaleur de juillet a tué une partie du parc.

« On apprend à attendre trois ans pour savoir si on a eu raison », conclut-elle.`,
    tags: ['huîtres', 'métier', 'mer'],
    author: 'Odile Embrun',
  },
  {
    id: 'de-brugwachter',
    kind: 'interview',
    language: 'nl',
    title: '‘Wie haast heeft, moet niet bij de brug zijn’',
    excerpt: 'Brugwachter Joost Waterkant, 58, over 33 jaar wachten op de volgende boot.',
    body: `Joost Waterkant opent de brug gemiddeld 26 keer per dag. In de zomer zijn het er soms 60.

‘Wie haast heeft, moet niet bij de brug zijn’, zegt hij. ‘Ik heb hier mensen zien trouwen in de file.’

Hij begon in 1993, toen de brug nog met de hand ging. Dat duurde elf minuten; nu duurt het er vier.

Over twee jaar wordt de brug op afstand bediend. Wat hij dan gaat doen? ‘Een boot kopen en laten wachten.’`,
    tags: ['brug', 'beroep'],
    author: 'Wessel Duinhoek',
  },
  {
    id: 'umi-no-shashin',
    kind: 'interview',
    language: 'ja',
    title: '「海は毎朝、初対面です」',
    excerpt: '写真家の浜辺さよさんは、同じ場所で8年間、海を撮り続けています。',
    body: `写真家の浜辺さよさんは、毎朝5時に同じ岩の上に立ちます。撮り始めてから8年、写真は2,900枚になりました。

「海は毎朝、初対面です」と浜辺さんは言います。「きのうの海は、もうどこにもいません」

休んだのは3日だけ。台風の日です。

写真展は11月3日から24日まで、港の画廊で開かれます。入場料は300円です。`,
    tags: ['写真', '海'],
    author: '磯野かもめ',
  },
  {
    id: 'a-afinadora',
    kind: 'interview',
    language: 'pt',
    title: '“Um piano desafinado conta a história da casa”',
    excerpt: 'Benedita Farol afina pianos há 41 anos e já perdeu a conta às teclas.',
    body: `Benedita Farol afina pianos há 41 anos. Começou aos 17, na oficina do avô, e hoje visita cerca de 200 casas por ano.

“Um piano desafinado conta a história da casa”, diz. “Sabe-se logo se há crianças, gatos ou um divórcio.”

O trabalho demora duas horas e custa 70 euros. O piano mais velho que afinou é de 1862.

“As pessoas pedem desculpa por não o tocarem”, conta. “Eu respondo que ele também não se queixa.”`,
    tags: ['piano', 'ofícios'],
    author: 'Duarte Maresia',
  },
];
