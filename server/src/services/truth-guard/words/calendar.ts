import { foldWord } from '../fold-word';

/** January first; alternatives by `|`; those with a full stop count only beside a day or a year. */
const MONTHS: Readonly<Record<string, string>> = {
  en: 'january|jan. february|feb. march|mar. april|apr. may june|jun. july|jul. august|aug. september|sept.|sep. october|oct. november|nov. december|dec.',
  de: 'januar|janner|jan. februar|feb. marz|maerz|mar. april|apr. mai juni|juno|jun. juli|jul. august|aug. september|sept.|sep. oktober|okt. november|nov. dezember|dez.',
  fr: 'janvier|janv. fevrier|fevr. mars avril|avr. mai juin juillet|juil. aout septembre|sept. octobre|oct. novembre|nov. decembre|dec.',
  es: 'enero|ene. febrero|feb. marzo|mar. abril|abr. mayo junio|jun. julio|jul. agosto|ago. septiembre|setiembre|sept.|sep. octubre|oct. noviembre|nov. diciembre|dic.',
  pt: 'janeiro|jan. fevereiro|fev. marco|mar. abril|abr. maio junho|jun. julho|jul. agosto|ago. setembro|set. outubro|out. novembro|nov. dezembro|dez.',
  it: 'gennaio|gen. febbraio|feb. marzo|mar. aprile|apr. maggio giugno|giu. luglio|lug. agosto|ago. settembre|sett. ottobre|ott. novembre|nov. dicembre|dic.',
  nl: 'januari|jan. februari|feb. maart|mrt. april|apr. mei juni|jun. juli|jul. augustus|aug. september|sept.|sep. oktober|okt. november|nov. december|dec.',
  sv: 'januari|jan. februari|feb. mars april|apr. maj juni|jun. juli|jul. augusti|aug. september|sept.|sep. oktober|okt. november|nov. december|dec.',
  pl: 'stycznia|styczen|styczniu lutego|luty|lutym marca|marzec|marcu kwietnia|kwiecien|kwietniu maja|maj|maju czerwca|czerwiec|czerwcu lipca|lipiec|lipcu sierpnia|sierpien|sierpniu wrzesnia|wrzesien|wrzesniu pazdziernika|pazdziernik|pazdzierniku listopada|listopad|listopadzie grudnia|grudzien|grudniu',
  ru: 'января|январь|январе февраля|февраль|феврале марта|март|марте апреля|апрель|апреле мая|маи|мае июня|июнь|июне июля|июль|июле августа|август|августе сентября|сентябрь|сентябре октября|октябрь|октябре ноября|ноябрь|ноябре декабря|декабрь|декабре',
  uk: 'січня|січень|січні лютого|лютии|лютому березня|березень|березні квітня|квітень|квітні травня|травень|травні червня|червень|червні липня|липень|липні серпня|серпень|серпні вересня|вересень|вересні жовтня|жовтень|жовтні листопада|листопад|листопаді грудня|грудень|грудні',
  el: 'ιανουαριου|ιανουαριοσ|ιανουαριο φεβρουαριου|φεβρουαριοσ|φεβρουαριο μαρτιου|μαρτιοσ|μαρτιο απριλιου|απριλιοσ|απριλιο μαιου|μαιοσ|μαιο ιουνιου|ιουνιοσ|ιουνιο ιουλιου|ιουλιοσ|ιουλιο αυγουστου|αυγουστοσ|αυγουστο σεπτεμβριου|σεπτεμβριοσ|σεπτεμβριο οκτωβριου|οκτωβριοσ|οκτωβριο νοεμβριου|νοεμβριοσ|νοεμβριο δεκεμβριου|δεκεμβριοσ|δεκεμβριο',
  tr: 'ocak subat mart nisan mayıs|mayis haziran temmuz agustos eylul ekim kasım|kasim aralık|aralik',
  ar: 'يناير فبراير مارس|اذار ابريل مايو|ايار يونيو|حزيران يوليو|تموز اغسطس سبتمبر|ايلول اكتوبر نوفمبر ديسمبر',
  he: 'ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
  hi: 'जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर',
};

/** Monday first. */
const WEEKDAYS: Readonly<Record<string, string>> = {
  en: 'monday tuesday wednesday thursday friday saturday sunday',
  de: 'montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  es: 'lunes martes miercoles jueves viernes sabado domingo',
  pt: 'segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo',
  it: 'lunedi martedi mercoledi giovedi venerdi sabato domenica',
  nl: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  sv: 'mandag|mandagen tisdag|tisdagen onsdag|onsdagen torsdag|torsdagen fredag|fredagen lordag|lordagen sondag|sondagen',
  pl: 'poniedziałek|poniedzialek|poniedziaku|poniedzialku wtorek|wtorku sroda|srode czwartek|czwartku piatek|piatku sobota|sobote niedziela|niedziele',
  ru: 'понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу воскресенье',
  uk: 'понеділок вівторок середа|середу четвер п’ятниця|пятниця|ятниця|ятницю субота|суботу неділя|неділю',
  el: 'δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη',
  tr: 'pazartesi salı|sali carsamba persembe cuma cumartesi pazar',
  ar: 'الاثنين|الاثنان الثلاثاء الاربعاء الخميس الجمعه السبت الاحد',
  he: 'שני שלישי רביעי חמישי שישי שבת ראשון',
  hi: 'सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार|इतवार',
};

export interface CalendarWord {
  /** Month 1 to 12, or weekday 1 (Monday) to 7. */
  number: number;
  /** "Jan": says nothing alone. */
  isShort: boolean;
}

const bookOf = (table: Readonly<Record<string, string>>) =>
  new Map(Object.entries(table).map(([language, words]) => [language, wordsOf(words)]));

const wordsOf = (words: string): Map<string, CalendarWord> =>
  new Map(
    words.split(' ').flatMap((alternatives, index) =>
      alternatives.split('|').map((word): [string, CalendarWord] => {
        const isShort = word.endsWith('.');
        return [foldWord(isShort ? word.slice(0, -1) : word), { number: index + 1, isShort }];
      })
    )
  );

const months = bookOf(MONTHS);
const weekdays = bookOf(WEEKDAYS);

/** Of those that have no table, or whose language is not known, English. */
export const monthsOf = (language: string): ReadonlyMap<string, CalendarWord> =>
  months.get(language) ?? months.get('en') ?? new Map();

/** As {@link monthsOf}. Those of Portuguese with their "-feira". */
export const weekdaysOf = (language: string): ReadonlyMap<string, CalendarWord> =>
  weekdays.get(language) ?? weekdays.get('en') ?? new Map();

/** Whether months and weekdays of a language are known; Chinese, Japanese and Korean number them. */
export const hasCalendar = (language: string): boolean =>
  months.has(language) || ['zh', 'ja', 'ko'].includes(language);
