import fc from 'fast-check';

import {
  LLM_PROVIDER_IDS,
  type LlmPrice,
  type LlmRequest,
} from '../../../../server/src/llm/contract';
import {
  costOf,
  estimateTokens,
  likelyCost,
  worstCaseOf,
} from '../../../../server/src/llm/pricing';
import { cpuMs } from '../../../cpu-time';

const picture = { mimeType: 'image/jpeg', base64: 'AAAA' } as const;

const price: LlmPrice = { inputUsd: 0.1, cachedInputUsd: 0.01, outputUsd: 0.5, above: null };

const requestOf = (user: string, images = 0): LlmRequest => ({
  ...{ system: 'Word it.', user, schemaName: 'posts', maxOutputTokens: 2_000 },
  images: Array.from({ length: images }, () => picture),
  schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
});

describe('the number of tokens', () => {
  // Counted with OpenAI's o200k_base (gpt-tokenizer), 2026-11-23.
  it.each([
    [
      31,
      'The city council approved the plan on Monday evening, and the new ferry will leave the harbour every forty minutes from spring onwards. Tickets cost less than before.',
    ],
    [
      38,
      'Der Stadtrat hat den Plan am Montagabend beschlossen, und die neue Fähre wird ab dem Frühling alle vierzig Minuten vom Hafen ablegen. Die Fahrkarten kosten weniger als bisher.',
    ],
    [
      45,
      'Городской совет одобрил план в понедельник вечером, и новый паром будет отходить из гавани каждые сорок минут, начиная с весны. Билеты стоят меньше, чем раньше.',
    ],
    [
      50,
      'Το δημοτικό συμβούλιο ενέκρινε το σχέδιο το βράδυ της Δευτέρας και το νέο πλοίο θα αναχωρεί από το λιμάνι κάθε σαράντα λεπτά από την άνοιξη.',
    ],
    [
      40,
      'وافق مجلس المدينة على الخطة مساء يوم الاثنين، وستغادر العبارة الجديدة الميناء كل أربعين دقيقة ابتداء من الربيع. التذاكر أرخص من ذي قبل.',
    ],
    [
      44,
      'מועצת העיר אישרה את התוכנית ביום שני בערב, והמעבורת החדשה תצא מהנמל כל ארבעים דקות החל מהאביב. הכרטיסים זולים מבעבר.',
    ],
    [
      43,
      'नगर परिषद ने सोमवार शाम को योजना को मंजूरी दी, और नई नौका वसंत से हर चालीस मिनट में बंदरगाह से रवाना होगी। टिकट पहले से सस्ते हैं।',
    ],
    [
      54,
      'สภาเมืองอนุมัติแผนดังกล่าวเมื่อเย็นวันจันทร์ และเรือข้ามฟากลำใหม่จะออกจากท่าเรือทุกสี่สิบนาทีตั้งแต่ฤดูใบไม้ผลิเป็นต้นไป',
    ],
    [
      37,
      '市议会周一晚上批准了该计划,新的渡轮将从春季开始每四十分钟从港口出发一次。票价比以前便宜。',
    ],
    [
      45,
      '市議会は月曜日の夜に計画を承認し、新しいフェリーは春から四十分ごとに港を出発する予定です。チケットは以前より安くなります。',
    ],
    [
      43,
      '시의회는 월요일 저녁에 계획을 승인했으며 새로운 여객선은 봄부터 사십 분마다 항구를 출발할 예정입니다. 표는 이전보다 저렴합니다.',
    ],
    [126, 'የከተማው ምክር ቤት ሰኞ ምሽት እቅዱን አጽድቋል፤ አዲሱ ጀልባ ከፀደይ ጀምሮ በየአርባ ደቂቃው ከወደብ ይነሳል።'],
    [38, '🎉🚢👨‍👩‍👧‍👦🇵🇹❤️👍🏽🏳️‍🌈🌊⛴️🧭'],
    [41, '1234567890 2026-11-22 14:05 3.14159 +351 912 345 678 1,500.00 99.95 2027'],
    [
      38,
      '{"targets":[{"id":17,"text":"","hashtags":["#a","#b"],"limit":280}],"altTexts":[{"fileId":3,"altText":null}]}',
    ],
    [
      36,
      'https://harbour-light.example.com/news/2026/11/ferry-timetable?utm_source=x&utm_medium=social&utm_campaign=spring_2027#a8Fk2',
    ],
    [35, 'ꙮ𐍈𓀀𝔘𝔫𝔦꧁꧂ᚠᛇᚻ'],
  ])('is at least %d, and no more than three times that, for %s', (counted, text) => {
    const estimated = estimateTokens(text, []);
    expect(estimated).toBeGreaterThanOrEqual(counted);
    expect(estimated).toBeLessThanOrEqual(counted * 3);
  });

  it('is a whole number that grows with the text and its pictures, and 0 for nothing', () => {
    expect(estimateTokens('', [])).toBe(0);
    expect(estimateTokens('', [picture, picture])).toBe(2 * estimateTokens('', [picture]));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const tokens = estimateTokens(one + other, []);
        expect(Number.isInteger(tokens)).toBe(true);
        expect(tokens).toBeGreaterThanOrEqual(estimateTokens(one, []));
        expect(tokens).toBeLessThanOrEqual(estimateTokens(one, []) + estimateTokens(other, []) + 5);
      })
    );
  });

  it('takes time that grows with the text, and not with its square', async () => {
    const article = 'Harbour Light runs the ferry every forty minutes: Паром, 渡轮 🚢. '.repeat(
      20_000
    );
    const once = await cpuMs(() => estimateTokens(article, []));
    const tenfold = await cpuMs(() => estimateTokens(article.repeat(10), []));
    // Its square would take a hundred times as long.
    expect(tenfold).toBeLessThan(40 * Math.max(once, 1));
  });
});

describe('what a request may cost', () => {
  it('counts instructions, data, schema and pictures', () => {
    const tokensOf = (request: LlmRequest) =>
      likelyCost({ request, provider: 'openai', price }).inputTokens;
    const base = requestOf('Text.');
    expect(tokensOf({ ...base, system: 'Word it well. '.repeat(50) })).toBeGreaterThan(
      tokensOf(base) + 100
    );
    expect(tokensOf(requestOf('Text. '.repeat(100)))).toBeGreaterThan(tokensOf(base) + 100);
    expect(tokensOf(requestOf('Text.', 2))).toBe(tokensOf(base) + 2_800);
    const schema = { ...base.schema, description: 'Long words. '.repeat(50) };
    expect(tokensOf({ ...base, schema })).toBeGreaterThan(tokensOf(base) + 100);
  });

  it('is about 30 % more to read for Claude', () => {
    const request = requestOf('Harbour Light runs the ferry. '.repeat(100));
    const of = (provider: 'openai' | 'anthropic') =>
      likelyCost({ request, provider, price }).inputTokens;
    expect(of('anthropic') / of('openai')).toBeCloseTo(1.3, 2);
  });

  it('goes by the expected answer, which never exceeds its room', () => {
    const request = requestOf('Text.');
    const outputOf = (outputTokens?: number) =>
      likelyCost({ request, provider: 'openai', price, outputTokens }).outputTokens;
    expect([outputOf(), outputOf(700), outputOf(9_000)]).toEqual([500, 700, 2_000]);
  });

  it('is not known without a price', () => {
    const request = requestOf('Text.');
    const question = { request, provider: 'compatible' as const, price: null };
    expect(likelyCost(question).usd).toBeNull();
    expect(worstCaseOf(question)).toMatchObject({ usd: null, outputTokens: 2_000 });
  });

  it('is reserved with what vendors take for caching, unasked', () => {
    const worst = worstCaseOf({ request: requestOf('Text.'), provider: 'openai', price });
    const usd = (worst.inputTokens * price.inputUsd * 1.25 + 2_000 * price.outputUsd) / 1e6;
    expect(worst.usd).toBeCloseTo(usd, 12);
  });

  it('is reserved so that no call within its tokens costs more, the dearer tier included', () => {
    const usd = fc.double({ min: 0, max: 20, noNaN: true });
    const aPrice = fc
      .tuple(usd, usd, fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.nat(5_000)))
      .map(([inputUsd, outputUsd, share, promptTokens]): LlmPrice => ({
        ...{ inputUsd, outputUsd, cachedInputUsd: inputUsd * share },
        above:
          promptTokens === null
            ? null
            : { promptTokens, inputUsd: inputUsd * 5, outputUsd: outputUsd * 5 },
      }));
    const anOrder = fc.record({
      request: fc.tuple(fc.string({ maxLength: 3_000 }), fc.nat(3)).map((of) => requestOf(...of)),
      provider: fc.constantFrom(...LLM_PROVIDER_IDS),
      price: aPrice,
      maxOutputTokens: fc.constantFrom(2_000, 4_000),
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anOrder, share, share, share, (order, read, cached, written) => {
        const worst = worstCaseOf(order);
        const inputTokens = Math.floor(worst.inputTokens * read);
        const cachedInputTokens = Math.floor(inputTokens * cached);
        const outputTokens = Math.floor(order.maxOutputTokens * written);
        const paid = costOf({ inputTokens, cachedInputTokens, outputTokens }, order.price);
        expect(paid).toBeLessThanOrEqual((worst.usd ?? 0) + 1e-12);
        expect(likelyCost(order).usd).toBeLessThanOrEqual((worst.usd ?? 0) + 1e-12);
      })
    );
  });
});
