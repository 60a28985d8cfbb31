import { foldWord } from '../fold-word';

/** How a language names its numbers. Words are folded when they are read. */
export interface NumberNames {
  /** Values of single words: 0 to 19, tens, hundreds. */
  values: ReadonlyMap<string, number>;
  /** 100, 1000, 1000000…: they multiply what stands before them. */
  multipliers: ReadonlyMap<string, number>;
  /** "and", "und", "et" inside a number. */
  joints: ReadonlySet<string>;
  /** Words with another meaning ("neuf" is new): they count in a source, never against a text. */
  unsure: ReadonlySet<string>;
  /** Twenty in "quatre-vingts". */
  twenty: string | null;
}

interface Names {
  /** `word=value`, separated by spaces. */
  values: string;
  multipliers?: string;
  joints?: string;
  unsure?: string;
  twenty?: string;
  /** All numbers below 1000 that are written as one word. */
  compounds?: () => [string, number][];
}

const GERMAN_UNITS = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const GERMAN_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

const germanCompounds = (): [string, number][] => {
  const below100 = [
    ...GERMAN_UNITS.map((word, index): [string, number] => [word, index + 1]),
    ...'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'
      .split(' ')
      .map((word, index): [string, number] => [word, index + 10]),
    ...GERMAN_TENS.flatMap((ten, index): [string, number][] => [
      [ten, (index + 2) * 10],
      ...GERMAN_UNITS.map((unit, ones): [string, number] => [
        `${unit}und${ten}`,
        (index + 2) * 10 + ones + 1,
      ]),
    ]),
  ];
  return withHundreds(below100, [['hundert', 100], ...hundredsOf(GERMAN_UNITS, 'hundert')]);
};

const ITALIAN_UNITS = 'uno due tre quattro cinque sei sette otto nove'.split(' ');
const ITALIAN_TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');

const italianCompounds = (): [string, number][] => {
  const below100 = [
    ...ITALIAN_UNITS.map((word, index): [string, number] => [word, index + 1]),
    ...'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'
      .split(' ')
      .map((word, index): [string, number] => [word, index + 10]),
    ...ITALIAN_TENS.flatMap((ten, index): [string, number][] => [
      [ten, (index + 2) * 10],
      ...ITALIAN_UNITS.map((unit, ones): [string, number] => [
        `${/^[uo]/.test(unit) ? ten.slice(0, -1) : ten}${unit}`,
        (index + 2) * 10 + ones + 1,
      ]),
    ]),
  ];
  return withHundreds(below100, [['cento', 100], ...hundredsOf(ITALIAN_UNITS, 'cento').slice(1)]);
};

const hundredsOf = (units: readonly string[], hundred: string): [string, number][] =>
  units.map((unit, index) => [`${unit}${hundred}`, (index + 1) * 100]);

const withHundreds = (
  below100: readonly [string, number][],
  hundreds: readonly [string, number][]
): [string, number][] => [
  ...below100,
  ...hundreds,
  ...hundreds.flatMap(([word, value]) =>
    below100.map(([rest, more]): [string, number] => [`${word}${rest}`, value + more])
  ),
];

const NAMES: Readonly<Record<string, Names>> = {
  en: {
    values:
      'zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 twice=2 thrice=3 both=2 pair=2 couple=2 double=2',
    multipliers: 'dozen=12 hundred=100 thousand=1000 million=1000000 billion=1000000000',
    joints: 'and',
    unsure: 'twice thrice both pair couple double',
  },
  de: {
    values:
      'null=0 eins=1 eine=1 einen=1 einem=1 einer=1 zwo=2 dutzend=12 zweimal=2 dreimal=3 viermal=4 beide=2 beiden=2 doppelt=2',
    multipliers:
      'tausend=1000 million=1000000 millionen=1000000 milliarde=1000000000 milliarden=1000000000',
    compounds: germanCompounds,
    unsure: 'null acht zweimal dreimal viermal beide beiden doppelt',
  },
  fr: {
    values:
      'zéro=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 nonante=90 douzaine=12',
    multipliers:
      'cent=100 cents=100 mille=1000 million=1000000 millions=1000000 milliard=1000000000 milliards=1000000000',
    joints: 'et',
    unsure: 'neuf douzaine',
    twenty: 'vingt',
  },
  es: {
    values:
      'cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiún=21 veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900 docena=12',
    multipliers: 'mil=1000 millón=1000000 millones=1000000',
    joints: 'y',
    unsure: 'docena',
  },
  pt: {
    values:
      'zero=0 um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14 quatorze=14 quinze=15 dezasseis=16 dezesseis=16 dezassete=17 dezessete=17 dezoito=18 dezanove=19 dezenove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400 quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800 oitocentas=800 novecentos=900 novecentas=900 dúzia=12',
    multipliers: 'mil=1000 milhão=1000000 milhões=1000000 bilhão=1000000000 bilhões=1000000000',
    joints: 'e',
    unsure: 'dúzia',
  },
  it: {
    values: 'zero=0 un=1 una=1 dozzina=12',
    multipliers:
      'mille=1000 mila=1000 milione=1000000 milioni=1000000 miliardo=1000000000 miliardi=1000000000',
    compounds: italianCompounds,
    joints: 'e',
    unsure: 'sei dozzina',
  },
  nl: {
    values:
      'nul=0 een=1 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90 eenendertig=31',
    multipliers: 'honderd=100 duizend=1000 miljoen=1000000 miljard=1000000000',
  },
  sv: {
    values:
      'noll=0 en=1 ett=1 två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11 tolv=12 tretton=13 fjorton=14 femton=15 sexton=16 sjutton=17 arton=18 nitton=19 tjugo=20 trettio=30 fyrtio=40 femtio=50 sextio=60 sjuttio=70 åttio=80 nittio=90',
    multipliers: 'hundra=100 tusen=1000 miljon=1000000 miljoner=1000000',
  },
  pl: {
    values:
      'jeden=1 jedna=1 jedno=1 dwa=2 dwie=2 dwóch=2 trzy=3 trzech=3 cztery=4 czterech=4 pięć=5 pięciu=5 sześć=6 sześciu=6 siedem=7 siedmiu=7 osiem=8 ośmiu=8 dziewięć=9 dziesięć=10 dziesięciu=10 jedenaście=11 dwanaście=12 dwunastu=12 piętnaście=15 dwadzieścia=20 trzydzieści=30 czterdzieści=40 pięćdziesiąt=50 sto=100 dwieście=200',
    multipliers:
      'tysiąc=1000 tysiące=1000 tysięcy=1000 milion=1000000 miliony=1000000 milionów=1000000',
  },
  ru: {
    values:
      'ноль=0 один=1 одна=1 одно=1 два=2 две=2 двух=2 три=3 трёх=3 трех=3 четыре=4 четырех=4 пять=5 пяти=5 шесть=6 шести=6 семь=7 семи=7 восемь=8 восьми=8 девять=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 двенадцати=12 тринадцать=13 четырнадцать=14 пятнадцать=15 двадцать=20 тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 девяносто=90 сто=100 двести=200 триста=300',
    multipliers:
      'тысяча=1000 тысячи=1000 тысяч=1000 миллион=1000000 миллиона=1000000 миллионов=1000000',
  },
  uk: {
    values:
      'нуль=0 один=1 одна=1 одне=1 два=2 дві=2 двох=2 три=3 трьох=3 чотири=4 чотирьох=4 пять=5 ять=5 шість=6 шести=6 сім=7 семи=7 вісім=8 восьми=8 девять=9 десять=10 десяти=10 одинадцять=11 дванадцять=12 пятнадцять=15 двадцять=20 тридцять=30 сорок=40 сто=100 двісті=200 триста=300',
    multipliers:
      'тисяча=1000 тисячі=1000 тисяч=1000 мільйон=1000000 мільйони=1000000 мільйонів=1000000',
    unsure: 'ять',
  },
  el: {
    values:
      'ένα=1 ένας=1 μία=1 μια=1 δύο=2 δυο=2 τρία=3 τρεις=3 τέσσερα=4 τέσσερις=4 πέντε=5 έξι=6 εφτά=7 επτά=7 οχτώ=8 οκτώ=8 εννέα=9 εννιά=9 δέκα=10 έντεκα=11 δώδεκα=12 δεκαπέντε=15 είκοσι=20 τριάντα=30 σαράντα=40 πενήντα=50 εκατό=100 διακόσια=200',
    multipliers: 'χίλια=1000 χιλιάδες=1000 εκατομμύριο=1000000 εκατομμύρια=1000000',
  },
  tr: {
    values:
      'sıfır=0 bir=1 iki=2 üç=3 dört=4 beş=5 altı=6 yedi=7 sekiz=8 dokuz=9 on=10 yirmi=20 otuz=30 kırk=40 elli=50 altmış=60 yetmiş=70 seksen=80 doksan=90',
    multipliers: 'yüz=100 bin=1000 milyon=1000000',
    unsure: 'on yüz bin',
  },
  ar: {
    values:
      'واحد=1 واحدة=1 اثنان=2 اثنين=2 اثنتان=2 اثنتين=2 ثلاث=3 ثلاثة=3 أربع=4 أربعة=4 خمس=5 خمسة=5 ست=6 ستة=6 سبع=7 سبعة=7 ثماني=8 ثمانية=8 ثمان=8 تسع=9 تسعة=9 عشر=10 عشرة=10 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 أربعون=40 أربعين=40 خمسون=50 خمسين=50 ستون=60 ستين=60 سبعون=70 سبعين=70 ثمانون=80 ثمانين=80 تسعون=90 تسعين=90 مئتان=200 مئتين=200',
    multipliers:
      'مئة=100 مائة=100 ألف=1000 آلاف=1000 مليون=1000000 ملايين=1000000 مليار=1000000000',
    unsure: 'ست سبع عشر',
  },
  he: {
    values:
      'אחד=1 אחת=1 שניים=2 שתיים=2 שני=2 שתי=2 שלוש=3 שלושה=3 שלושת=3 ארבע=4 ארבעה=4 חמש=5 חמישה=5 שש=6 שישה=6 שבע=7 שבעה=7 שמונה=8 תשע=9 תשעה=9 עשר=10 עשרה=10 עשרים=20 שלושים=30 ארבעים=40 חמישים=50 מאתיים=200',
    multipliers: 'מאה=100 מאות=100 אלף=1000 אלפים=1000 מיליון=1000000',
    unsure: 'שני עשר שבע',
  },
  hi: {
    values:
      'शून्य=0 एक=1 दो=2 तीन=3 चार=4 पाँच=5 पांच=5 छह=6 छः=6 सात=7 आठ=8 नौ=9 दस=10 ग्यारह=11 बारह=12 पंद्रह=15 बीस=20 पच्चीस=25 तीस=30 चालीस=40 पचास=50',
    multipliers: 'सौ=100 हज़ार=1000 हजार=1000 लाख=100000 करोड़=10000000',
  },
  ko: {
    values:
      '하나=1 한=1 둘=2 두=2 셋=3 세=3 넷=4 네=4 다섯=5 여섯=6 일곱=7 여덟=8 아홉=9 열=10 열한=11 열두=12 스무=20 스물=20 서른=30 마흔=40',
    unsure: '한 두 세 네 열 둘 셋 넷 다섯 여섯 일곱 여덟 아홉',
  },
};

const pairsOf = (words = ''): [string, number][] =>
  words
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [word = '', value = ''] = pair.split('=');
      return [foldWord(word), Number(value)];
    });

const setOf = (words = ''): ReadonlySet<string> =>
  new Set(words.split(' ').filter(Boolean).map(foldWord));

const namesOf = ({ values, multipliers, joints, unsure, twenty, compounds }: Names) => ({
  values: new Map([
    ...(compounds?.() ?? []).map(([word, value]): [string, number] => [foldWord(word), value]),
    ...pairsOf(values),
  ]),
  multipliers: new Map(pairsOf(multipliers)),
  joints: setOf(joints),
  unsure: setOf(unsure),
  twenty: twenty ?? null,
});

const book: ReadonlyMap<string, NumberNames> = new Map(
  Object.entries(NAMES).map(([language, names]) => [language, namesOf(names)])
);

/** Null for languages whose number words are not known. */
export const numberNamesOf = (language: string): NumberNames | null => book.get(language) ?? null;
