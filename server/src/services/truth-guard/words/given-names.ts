import { foldWord } from '../fold-word';

/** Given names of many countries: where nouns have capitals too, only a list tells a person. */
const LATIN =
  'anna anne anja andrea andreas alexander alexandra alice amelie antonio ana andre andres ahmed ali aisha adam agnes albert alejandro bernd bob brigitte bruno carlos carmen carla caroline catherine charlotte chiara christian christina claire clara claudia daniel david diego elena elizabeth emily emma enrique erik eva fatima felix fernando francesca francesco francisco frank franz fritz gabriel george giulia giovanni giuseppe greta gustav hannah hans heinrich helena helga helmut henrik hugo ines ingrid isabel isabella ivan jack jacques jakob james jan jane javier jean jessica joao johann johannes john jonas jorge jose joseph juan julia jürgen karin karl katarina katharina klaus kurt lars laura lena leon lisa louise lucas lucia ludwig luigi luis luisa lukas magdalena manuel marco marcus maria marie mario markus marta martin mary matteo matthias max michael michel miguel monika nadia natalia niklas nicole nikolai nina oliver olivia oscar otto pablo paolo patrick paul paula pedro peter petra philipp pierre rafael ralf renate ricardo richard rita robert roberto rosa rudolf sabine samuel sandra sara sarah sebastian sergio simon sofia sophie stefan stephan susanne sven teresa theo thomas tim tobias tom ulrich ursula valentina vera victor victoria viktor walter werner wilhelm wolfgang yusuf zoe';
const OTHER_SPACED =
  'أحمد محمد محمود علي فاطمة خالد يوسف إبراهيم عمر سارة مريم ليلى حسن حسين سعيد سلمى نورا كريم طارق رامي ' +
  'דוד משה יוסף שרה רחל יעקב אברהם דניאל נועה מיכל יצחק אורי תמר רונית אבי ' +
  'राम सीता राहुल अमित प्रिया अनीता राजेश सुनील संजय विजय मोहन गीता नेहा पूजा रवि ' +
  'Анна Иван Мария Сергей Алексей Дмитрий Ольга Наталья Елена Михаил Андрей Татьяна Владимир Олена Тарас Оксана Андрій Микола ' +
  'Γιώργος Μαρία Νίκος Ελένη Δημήτρης Κώστας Γιάννης Κατερίνα Σοφία Παναγιώτης';
/** Of these the first sign is looked for, with what speaks behind it. */
const JAPANESE =
  '佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本 石川 前田 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 岡田 金子 藤原 三浦 中野 原田 松田 竹内 上田 中島 小川 花子 太郎 一郎 次郎 健太 美咲';
const KOREAN =
  '김민수 이영희 박지훈 최지우 김철수 이민호 박서준 정수빈 김영수 이지은 박민지 최민수 홍길동 김지영 이준호 강민준 윤서연 장동현';

const folded = (names: string): ReadonlySet<string> => new Set(names.split(' ').map(foldWord));

export const givenNames: ReadonlySet<string> = new Set([...folded(LATIN), ...folded(OTHER_SPACED)]);

/** Looked for anywhere in a text, because nothing parts words there. */
export const unspacedNames = new RegExp(
  [...JAPANESE.split(' '), ...KOREAN.split(' ')].join('|'),
  'gu'
);
