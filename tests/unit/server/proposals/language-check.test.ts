import { wrongLanguage } from '../../../../server/src/services/proposals/language-check';

const TEXTS = {
  en: 'Our winter menu is here: fresh soup, warm bread and a seat by the window.',
  de: 'Unsere Winterkarte ist da: frische Suppe, warmes Brot und ein Platz am Fenster.',
  fr: 'Notre carte d’hiver est là : soupe fraîche, pain chaud et une place près de la fenêtre.',
  es: 'Nuestra carta de invierno ya está aquí: sopa fresca, pan caliente y un sitio junto a la ventana.',
  pt: 'A nossa carta de inverno já chegou: sopa fresca, pão quente e um lugar à janela.',
  it: 'Il nostro menù invernale è arrivato: zuppa fresca, pane caldo e un posto vicino alla finestra.',
  nl: 'Onze winterkaart is er: verse soep, warm brood en een plek bij het raam.',
  pl: 'Nasze zimowe menu już jest: świeża zupa, ciepły chleb i miejsce przy oknie.',
  ja: '冬のメニューが登場しました。温かいスープとパンを窓辺の席でどうぞ。',
  zh: '我们的冬季菜单来了：热汤、面包，还有靠窗的座位。',
  ar: 'قائمة الشتاء وصلت: حساء طازج وخبز ساخن ومقعد بجانب النافذة.',
  ru: 'Наше зимнее меню уже здесь: свежий суп, тёплый хлеб и место у окна.',
};

const LANGUAGES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

describe('wrongLanguage', () => {
  test.each(LANGUAGES)('has nothing against %s in its own language', async (language) => {
    expect(await wrongLanguage(TEXTS[language], language)).toBeNull();
    expect(await wrongLanguage(TEXTS[language], `${language}-XX`)).toBeNull();
  });

  test.each(LANGUAGES)('tells %s from all others', async (language) => {
    for (const wanted of LANGUAGES) {
      if (wanted === language) continue;
      expect([wanted, await wrongLanguage(TEXTS[language], wanted)]).toEqual([
        wanted,
        expect.any(String),
      ]);
    }
  });

  test('names it in English', async () => {
    expect(await wrongLanguage(TEXTS.de, 'en')).toBe('German');
  });

  test.each([
    ['a few words', 'Hotel Restaurant', 'de'],
    ['figures and signs', '12:30 – 14:00 · 4,50 € · #Suppe @quay https://example.com', 'fr'],
    [
      'neighbours',
      'Vores vintermenu er her: frisk suppe, varmt brød og en plads ved vinduet.',
      'nb',
    ],
    [
      'a language that is not known',
      'Unsere Winterkarte ist da: frische Suppe, warmes Brot.',
      'und',
    ],
    ['no language at all', 'Unsere Winterkarte ist da: frische Suppe, warmes Brot.', ''],
  ])('lets %s pass', async (_what, text, wanted) => {
    expect(await wrongLanguage(text, wanted)).toBeNull();
  });
});
