/**
 * Top-level domains that make a bare word with dots a link. The platform's own list is not
 * published in full; these are the country codes and the generic ones that people use.
 */
const GENERIC = `
  able abogado abudhabi academy accountant accountants active actor adult aero africa agency
  airforce alsace amsterdam apartments app arab archi army arpa art arte asia associates
  attorney auction audio author auto autos baby band bank bar barcelona bargains basketball
  bayern beauty beer berlin best bet bible bid bike bingo bio biz black blackfriday blog blue
  boats bond book boston bot boutique box broker brussels budapest build builders business buy
  buzz bzh cab cafe cal call cam camera camp capetown capital car cards care career careers cars
  casa case cash casino cat catering catholic center ceo channel charity chat cheap christmas
  church city claims cleaning click clinic clothing cloud club coach codes coffee college
  cologne com community company compare computer condos construction consulting contact
  contractors cooking cool coop corsica country coupons courses credit cricket cruise cruises
  cymru cyou dad dance data date dating day deal deals degree delivery democrat dental dentist
  desi design dev diamonds diet digital direct directory discount dish diy docs doctor dog
  domains dot download dubai duck durban earth eat eco edu education email energy engineer
  engineering enterprises equipment esq estate eus events exchange expert exposed express fail
  faith family fan fans farm farmers fashion fast feedback film final finance financial fire
  fish fishing fit fitness flights florist flowers fly foo food football forex forsale forum
  foundation free frl fun fund furniture futbol fyi gal gallery game games garden gay gdn gent
  gift gifts gives giving glass global gmbh gold golf goo gop got gov graphics gratis green
  gripe grocery group guide guitars guru hair hamburg hangout haus health healthcare help
  helsinki here hiphop hockey holdings holiday homes horse hospital host hosting hot hotels
  house how icu immo immobilien inc industries info ing ink institute insurance int
  international irish istanbul jetzt jewelry jobs joburg joy juegos kaufen kim kitchen kiwi
  koeln krd kyoto land lat law lawyer lease legal lgbt life lifestyle lighting limited limo link
  live living llc loan loans locker loft lol london lotto love ltd madrid makeup management map
  market marketing markets mba media meet melbourne meme memorial men menu miami mil mobi mobile
  moda moe mom money monster mortgage moscow motorcycles mov movie museum mutual nagoya name
  navy net network new news ngo ninja now nrw nyc off office one ong onl online ooo open org
  organic osaka page paris partners parts party pay pet pharmacy phd photo photography photos
  physio pics pictures pid pin ping pink pizza place play plumbing plus poker porn press prime
  pro productions prof promo properties property protection pub qpon quebec quest racing radio
  read realestate realtor realty recipes red rehab reise reisen rent rentals repair report
  republican rest restaurant review reviews rio rip rocks rodeo room rsvp rugby ruhr run
  saarland safe sale salon sarl save sbs school schule science scot search secure security
  select services sex sexy shoes shop shopping show showtime singles site ski skin smile soccer
  social software solar solutions song space srl stockholm storage store stream studio study
  style sucks supplies supply support surf surgery swiss sydney systems taipei talk tattoo tax
  taxi team tech technology tel tennis theater theatre tickets tienda tips tires tirol today
  tokyo tools top total tours town toys trade trading training travel trust tube tunes
  university uno vacations vegas ventures versicherung vet viajes video villas vip vision
  vlaanderen vodka vote voting voto voyage vuelos wales watch watches weather webcam website
  wedding whoswho wien wiki win wine work works world wtf xxx xyz yachts yoga yokohama you zip
  zone zuerich
`;

const COUNTRY = `
  ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo
  bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm
  do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs
  gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp
  kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms
  mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps
  pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz
  tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu
  wf ws ye yt za zm zw
`;

const INTERNATIONALISED = `
  한국 닷컴 닷넷 中国 中國 台湾 台灣 香港 澳門 新加坡 中文网 网址 网络 网站 在线 公司 集团 移动 商城 我爱你 政府 公益
  みんな コム ストア ファッション クラウド セール ポイント ไทย คอม भारत नेट कॉम संगठन ভারত বাংলা இந்தியா இலங்கை
  рф рус укр бел бг мкд мон срб қаз ею сайт орг онлайн москва ком дети католик հայ გე ελ ευ קום
  مصر قطر عمان عراق تونس ایران پاکستان المغرب السعودية الجزائر الاردن امارات فلسطين سورية موقع شبكة بازار
`;

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Lower case, longest first, so that an alternation prefers `community` to `com`. */
export const TOP_LEVEL_DOMAINS: readonly string[] = [
  ...words(GENERIC),
  ...words(COUNTRY),
  ...words(INTERNATIONALISED),
].sort((one, other) => other.length - one.length);
