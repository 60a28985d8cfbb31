import { foldWord } from '../fold-word';

/** Words with capitals that name nobody, in every language. */
const EVERYWHERE =
  'i ok tv dj ceo faq pdf qr rsvp wifi wi fi internet online web app sms cd dvd lgbtq diy vip ps nb ca usb led am pm mo di mi do fr sa so a o e instagram facebook linkedin tiktok threads bluesky mastodon x twitter youtube bio story stories reel reels';

/** Titles and forms of address, and what languages write with a capital besides names. */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: 'mr mrs ms dr prof sir god earth english french german spanish portuguese italian dutch we you it if in on at and or the a an of to for with by from this that is are be our your my join read see discover come visit find meet learn more new now here open today don t s ll re ve m d hello hi hey dear welcome thanks thank yes no please what why how when where who let get',
  de: 'herr frau dr prof sie ihr ihre ihren ihrem ihnen du dein deine euch euer eure ich wir es der die das ein eine und oder uhr prozent euro stadt familie',
  fr: 'm mme mlle mr dr etat vous nous le la les un une et ou de',
  es: 'sr sra srta dr dra don dona ud uds',
  pt: 'sr sra dr dra dom dona',
  it: 'sig sigra dott dr lei la suo sua loro',
  nl: 'dhr mevr dr u uw',
};

/** Nouns that names are made of: a translation writes "Museum" where the source says "musée". */
const NAME_NOUNS =
  'museum gallery library school university college church chapel cathedral castle tower bridge harbour harbor port pier quay lighthouse light bay beach lake river island isle sea ocean coast mountain mount hill valley forest park garden gardens square street road avenue lane alley market hall house home hotel inn cafe restaurant bar bakery kitchen theatre theater cinema festival fair day night week club society association council mayor king queen prince princess saint st captain professor doctor north south east west northern southern eastern western old new great grand little upper lower royal central city town village county association foundation institute centre center office department ministry police station railway airport cup race regatta prize award season spring summer autumn winter chapter book tales story song ' +
  'musée galerie bibliothèque école université église château tour pont baie plage lac rivière île mer côte mont forêt parc jardin place rue marché maison théâtre fête journée nuit maire capitaine saint sainte nord sud est ouest grand petite vieux ' +
  'museo galería biblioteca escuela universidad iglesia castillo torre puente puerto bahía playa lago río isla mar costa monte bosque parque jardín plaza calle mercado casa teatro fiesta día noche capitán norte sur este oeste san santa ' +
  'museu galeria escola universidade igreja castelo ponte porto baía praia rio ilha floresta jardim praça rua cais festa dia noite sul leste oeste são farol ' +
  'galleria scuola università chiesa castello ponte porto baia spiaggia fiume isola mare bosco parco giardino piazza via mercato festa giorno notte nord sud est ovest vecchio nuovo faro molo';

/** German nouns that stand before another noun: "eine Tasse Tee", "Ende November". */
const GERMAN_BEFORE_NOUNS =
  'tasse tassen glas gläser liter kilo gramm stück paar ende anfang mitte prozent euro uhr herr frau familie becher teller dose dosen kanne flasche flaschen scheibe scheiben löffel portion portionen haufen menge reihe art sorte sorten meter kilometer minuten stunden tage wochen monate jahre jahr grad tonnen pfund dutzend hundert tausend millionen million kiste kisten korb körbe handvoll schluck teil tag abend nachmittag vormittag mittag morgen nacht dank ort platz nummer kapitel seite folge teil thema stichwort motto titel name café hotel restaurant museum stadt dorf insel hafen';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldWord));

const everywhere = setOf(EVERYWHERE);
const byLanguage = new Map(
  Object.entries(BY_LANGUAGE).map(([language, words]) => [language, setOf(words)])
);

/** A capital that says nothing there. */
export const isOrdinaryCapital = (folded: string, language: string): boolean =>
  everywhere.has(folded) || (byLanguage.get(language)?.has(folded) ?? false);

export const nameNouns = setOf(NAME_NOUNS);
export const germanBeforeNouns = setOf(GERMAN_BEFORE_NOUNS);
