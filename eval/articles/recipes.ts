import type { EvalArticle } from './article';

export const RECIPES: readonly EvalArticle[] = [
  {
    id: 'mussel-soup',
    kind: 'recipe',
    language: 'en',
    title: 'Mussel soup in 25 minutes',
    excerpt: 'For four people: 1.5 kg of mussels, two leeks, and a lemon.',
    body: `This soup needs 25 minutes and one pot. It serves four.

## You need

- 1.5 kg mussels
- 2 leeks
- 3 cloves of garlic
- 250 ml cider
- 400 ml fish stock
- 1 lemon

## How it is made

Fry the leeks and the garlic in 30 g of butter for 6 minutes. Add the cider and let it boil for 2 minutes. Add stock and mussels, cover, and cook for 5 minutes.

Throw away every mussel that stays closed. Add the juice of half the lemon and serve with bread.`,
    tags: ['recipe', 'mussels', 'soup'],
    author: 'Hobb the cook',
  },
  {
    id: 'rote-gruetze',
    kind: 'recipe',
    language: 'de',
    title: 'Rote Grütze wie auf der Insel',
    excerpt: 'Ein Kilo Beeren, 120 Gramm Zucker, 15 Minuten Arbeit.',
    body: `Rote Grütze braucht 15 Minuten Arbeit und drei Stunden Geduld. Das Rezept reicht für sechs Personen.

- 500 g Johannisbeeren
- 300 g Himbeeren
- 200 g Sauerkirschen
- 120 g Zucker
- 40 g Speisestärke
- 400 ml Kirschsaft

Den Saft mit dem Zucker aufkochen. Die Stärke mit 5 Esslöffeln Wasser verrühren, einrühren und eine Minute kochen. Dann die Beeren dazugeben und den Topf vom Herd nehmen.

Kalt stellen und mit flüssiger Sahne essen.`,
    tags: ['Rezept', 'Beeren', 'Nachtisch'],
    author: 'Jorun Petersmark',
  },
  {
    id: 'focaccia-di-mare',
    kind: 'recipe',
    language: 'it',
    title: 'La focaccia dei pescatori',
    excerpt: 'Farina, olio, sale grosso: due ore di attesa e 22 minuti di forno.',
    body: `La focaccia dei pescatori si mangia tiepida, sul molo. Servono due ore di attesa e 22 minuti di forno a 220 gradi.

- 500 g di farina
- 340 ml di acqua
- 7 g di lievito
- 60 ml di olio
- 12 g di sale grosso

Impastare per 8 minuti e lasciare riposare un’ora. Stendere nella teglia, coprire e aspettare un’altra ora.

Bucare con le dita, versare l’olio, spargere il sale e infornare.`,
    tags: ['ricetta', 'focaccia', 'pane'],
    author: 'Livia Scogliera',
  },
  {
    id: 'zupa-rybna',
    kind: 'recipe',
    language: 'pl',
    title: 'Zupa rybna babci Hali',
    excerpt: 'Sześć porcji, 50 minut i jeden sekret: koperek na samym końcu.',
    body: `Ta zupa rybna wystarcza na sześć porcji i gotuje się 50 minut.

- 800 g dorsza
- 4 ziemniaki
- 2 marchewki
- 1 cebula
- 200 ml śmietanki
- pęczek koperku

Warzywa pokroić i gotować 20 minut w 1,5 litra wody. Dodać rybę i gotować jeszcze 12 minut na małym ogniu.

Na końcu wlać śmietankę i dodać koperek. Podawać z chlebem żytnim.`,
    tags: ['przepis', 'zupa', 'ryby'],
    author: 'Halina Brzegowska',
  },
  {
    id: 'arroz-del-muelle',
    kind: 'recipe',
    language: 'es',
    title: 'Arroz del muelle para ocho',
    excerpt: 'Con 800 gramos de arroz, dos sepias y un caldo que no se mueve.',
    body: `Este arroz es para ocho personas y tarda una hora y diez minutos.

- 800 g de arroz
- 2 sepias
- 24 mejillones
- 2 litros de caldo
- 3 tomates
- 1 cucharadita de pimentón

Se sofríe la sepia diez minutos y se añade el tomate. Después va el arroz, y el caldo bien caliente.

Se cuece 18 minutos sin remover. Se tapa y se deja reposar 5 minutos más.`,
    tags: ['receta', 'arroz', 'sepia'],
    author: 'Nuria Salobre',
  },
  {
    id: 'haixian-zhou',
    kind: 'recipe',
    language: 'zh-Hans',
    title: '海边人家的虾粥',
    excerpt: '一碗米、三百克虾，慢火四十五分钟。',
    body: `这锅虾粥够4个人吃，需要45分钟。

- 大米 150 克
- 鲜虾 300 克
- 姜 20 克
- 水 1.8 升
- 盐 5 克

先把米泡30分钟。水烧开以后放米，小火煮35分钟，中间搅三次。

放入姜丝和虾，再煮6分钟，最后加盐。`,
    tags: ['食谱', '虾粥'],
    author: '林潮生',
  },
];
