import { foldWord } from '../fold-word';

/** Towns and countries by their names in several languages, a line for each. */
const PLACES = `
Munich|München|Múnich|Munique|Monaco di Baviera|慕尼黑|ミュンヘン|ميونخ|Мюнхен|뮌헨
Cologne|Köln|Colonia|Colônia|科隆|ケルン|كولونيا|Кёльн
Vienna|Wien|Vienne|Viena|维也纳|ウィーン|فيينا|Вена|Відень|빈
Rome|Rom|Roma|罗马|ローマ|روما|Рим|로마
Milan|Mailand|Milano|Milán|Milão|米兰|ミラノ|ميلانو|Милан|밀라노
Venice|Venedig|Venise|Venecia|Veneza|Venezia|威尼斯|ヴェネツィア|ベネチア|Венеция
Florence|Florenz|Florencia|Florença|Firenze|佛罗伦萨|フィレンツェ|Флоренция
Naples|Neapel|Nápoles|Napoli|那不勒斯|ナポリ|Неаполь
London|Londres|Londra|Londen|伦敦|ロンドン|لندن|Лондон|런던|לונדון|लंदन|Λονδίνο
Paris|París|Parigi|Parijs|巴黎|パリ|باريس|Париж|פריז|पेरिस|Παρίσι
Berlin|Berlín|Berlim|Berlino|Berlijn|柏林|ベルリン|برلين|Берлин|Берлін|베를린|ברלין|Βερολίνο
Hamburg|Hambourg|Hamburgo|Amburgo|汉堡市|ハンブルク|هامبورغ|Гамбург|함부르크
Lisbon|Lissabon|Lisbonne|Lisboa|Lisbona|里斯本|リスボン|لشبونة|Лиссабон|Лісабон|리스본|ליסבון|Λισαβόνα
Porto|Oporto|波尔图|ポルト|بورتو|Порту
Madrid|马德里|マドリード|مدريد|Мадрид|마드리드
Barcelona|Barcelone|Barcellona|巴塞罗那|バルセロナ|برشلونة|Барселона|바르셀로나
Seville|Sevilla|Séville|Sevilha|Siviglia|塞维利亚|セビリア|إشبيلية
Athens|Athen|Athènes|Atenas|Atene|Αθήνα|雅典|アテネ|أثينا|Афины|Афіни|아테네
Brussels|Brüssel|Bruxelles|Bruselas|Bruxelas|Brussel|布鲁塞尔|ブリュッセル|بروكسل|Брюссель
Geneva|Genf|Genève|Ginebra|Genebra|Ginevra|日内瓦|ジュネーブ|جنيف|Женева
Zurich|Zürich|Zúrich|Zurique|Zurigo|苏黎世|チューリッヒ|زيورخ|Цюрих
Prague|Prag|Praga|Praha|布拉格|プラハ|براغ|Прага|프라하
Warsaw|Warschau|Varsovie|Varsovia|Varsóvia|Varsavia|Warszawa|华沙|ワルシャワ|وارسو|Варшава
Copenhagen|Kopenhagen|Copenhague|Copenaghen|København|哥本哈根|コペンハーゲン
Moscow|Moskau|Moscou|Moscú|Mosca|Москва|莫斯科|モスクワ|موسكو
Kyiv|Kiev|Kiew|Київ|Киев|基辅|キーウ|كييف
Istanbul|Estambul|Istambul|İstanbul|伊斯坦布尔|イスタンブール|إسطنبول|Стамбул
Cairo|Kairo|Le Caire|El Cairo|القاهرة|开罗|カイロ|Каир
Dubai|Dubaï|Dubái|دبي|迪拜|ドバイ|Дубай|두바이
Beijing|Peking|Pékin|Pekín|Pequim|Pechino|北京|بكين|Пекин|베이징
Shanghai|Schanghai|上海|شنغهاي|Шанхай|상하이
Tokyo|Tokio|Tóquio|東京|东京|طوكيو|Токио|도쿄
Osaka|大阪|أوساكا|Осака|오사카
Kyoto|Kioto|Quioto|京都|كيوتو|Киото|교토
Seoul|Séoul|Seúl|首尔|ソウル|سيول|Сеул|서울
New York|Nueva York|Nova York|Nova Iorque|纽约|ニューヨーク|نيويورك|Нью-Йорк|뉴욕
Germany|Deutschland|Allemagne|Alemania|Alemanha|Germania|德国|ドイツ|ألمانيا|Германия|Німеччина|독일|גרמניה|जर्मनी|Γερμανία
France|Frankreich|Francia|França|法国|フランス|فرنسا|Франция|Франція|프랑스|צרפת|फ़्रांस|Γαλλία
Spain|Spanien|Espagne|España|Espanha|Spagna|西班牙|スペイン|إسبانيا|Испания|스페인|ספרד
Italy|Italien|Italie|Italia|Itália|意大利|イタリア|إيطاليا|Италия|이탈리아|איטליה
Portugal|Portogallo|葡萄牙|ポルトガル|البرتغال|Португалия|포르투갈
Greece|Griechenland|Grèce|Grecia|Grécia|Ελλάδα|希腊|ギリシャ|اليونان|Греция|그리스
Switzerland|Schweiz|Suisse|Suiza|Suíça|Svizzera|瑞士|スイス|سويسرا|Швейцария|스위스
Austria|Österreich|Autriche|Áustria|奥地利|オーストリア|النمسا|Австрия
England|Angleterre|Inglaterra|Inghilterra|英国|英格兰|イギリス|إنجلترا|Англия
Japan|Japon|Japón|Japão|Giappone|日本|اليابان|Япония|일본|יפן|जापान
China|Chine|Cina|中国|中國|الصين|Китай|중국|סין|चीन
India|Indien|Inde|Índia|印度|インド|الهند|Индия|인도|भारत
Russia|Russland|Russie|Rusia|Rússia|Россия|俄罗斯|ロシア|روسيا|러시아
Egypt|Ägypten|Égypte|Egipto|Egito|Egitto|مصر|埃及|エジプト|Египет
America|Amerika|Amérique|América|美国|アメリカ|أمريكا|Америка|미국
Europe|Europa|欧洲|ヨーロッパ|أوروبا|Европа|Європа|유럽
Africa|Afrika|Afrique|África|非洲|アフリカ|أفريقيا|Африка
Mediterranean|Mittelmeer|Méditerranée|Mediterráneo|Mediterrâneo|Mediterraneo|地中海|البحر المتوسط|Средиземное
Atlantic|Atlantik|Atlantique|Atlántico|Atlântico|Atlantico|大西洋|الأطلسي
`;

const lines = PLACES.trim()
  .split('\n')
  .map((line) => line.split('|'));

/** Folded names in spaced scripts, with the number of their place. */
const byName: ReadonlyMap<string, number> = new Map(
  lines.flatMap((names, place) => names.map((name): [string, number] => [foldWord(name), place]))
);

/** The number of a place by one of its names; undefined for others. */
export const placeOf = (folded: string): number | undefined => byName.get(folded);

/** All folded names of a place. */
export const namesOfPlace = (place: number): string[] => (lines[place] ?? []).map(foldWord);

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/** Names in scripts that part no words, of two signs and more. */
export const unspacedPlaces = new RegExp(
  `(?<![ァ-ヶー])(?:${lines
    .flat()
    .filter((name) => UNSPACED.test(name) && name.length > 1)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![ァ-ヶー])`,
  'gu'
);
