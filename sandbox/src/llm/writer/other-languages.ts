/** Sentences without any fact: they stand in for a translation, which no rule of ours can make. */
export const PHRASES: Readonly<Record<string, readonly [string, string, string]>> = {
  en: [
    'There is something new to read, and it is worth your time.',
    'We have written down all that you should know about it.',
    'Take a moment and read the whole story with us.',
  ],
  de: [
    'Es gibt etwas Neues zu lesen, und es lohnt sich.',
    'Wir haben alles aufgeschrieben, was man darüber wissen sollte.',
    'Nehmt euch einen Moment und lest mit uns weiter.',
  ],
  fr: [
    'Il y a du nouveau à lire, et cela en vaut la peine.',
    'Nous avons écrit tout ce qu’il faut savoir à ce sujet.',
    'Prenez un moment et lisez la suite avec nous.',
  ],
  es: [
    'Hay algo nuevo que leer, y merece la pena.',
    'Hemos escrito todo lo que conviene saber sobre ello.',
    'Tómate un momento y lee con nosotros el resto.',
  ],
  it: [
    'C’è qualcosa di nuovo da leggere, e ne vale la pena.',
    'Abbiamo scritto tutto quello che c’è da sapere.',
    'Prenditi un momento e leggi il resto con noi.',
  ],
  pt: [
    'Há algo novo para ler, e vale a pena.',
    'Escrevemos tudo o que é preciso saber sobre o assunto.',
    'Tire um momento e leia o resto conosco.',
  ],
  nl: [
    'Er is iets nieuws te lezen, en het is de moeite waard.',
    'We hebben alles opgeschreven wat je erover moet weten.',
    'Neem even de tijd en lees met ons verder.',
  ],
  pl: [
    'Jest coś nowego do przeczytania i naprawdę warto.',
    'Napisaliśmy wszystko, co trzeba o tym wiedzieć.',
    'Znajdź chwilę i przeczytaj z nami resztę.',
  ],
  ru: [
    'Есть кое-что новое, и это стоит прочитать.',
    'Мы записали всё, что об этом нужно знать.',
    'Найдите минуту и прочитайте остальное вместе с нами.',
  ],
  tr: [
    'Okunacak yeni bir şey var ve buna değer.',
    'Bu konuda bilmeniz gereken her şeyi yazdık.',
    'Biraz zaman ayırın ve gerisini bizimle okuyun.',
  ],
  ar: [
    'هناك شيء جديد للقراءة، وهو يستحق وقتك.',
    'كتبنا كل ما ينبغي معرفته عن ذلك.',
    'خذ لحظة واقرأ البقية معنا.',
  ],
  he: [
    'יש משהו חדש לקרוא, והוא שווה את הזמן.',
    'כתבנו את כל מה שכדאי לדעת על כך.',
    'קחו רגע וקראו איתנו את ההמשך.',
  ],
  hi: [
    'पढ़ने के लिए कुछ नया है, और यह समय के लायक है।',
    'हमने इसके बारे में सब कुछ लिख दिया है।',
    'एक पल निकालिए और बाकी हमारे साथ पढ़िए।',
  ],
  ja: [
    '新しい読み物があります。ぜひ読んでみてください。',
    '知っておきたいことをすべて書きました。',
    'ひと息ついて、続きを一緒に読みましょう。',
  ],
  ko: [
    '새로운 읽을거리가 있습니다. 읽어 볼 만합니다.',
    '알아야 할 모든 것을 적어 두었습니다.',
    '잠시 시간을 내어 나머지를 함께 읽어 보세요.',
  ],
  zh: [
    '有新的内容可以阅读，值得一看。',
    '我们写下了关于它应该知道的一切。',
    '抽出一点时间，和我们一起读完吧。',
  ],
};
