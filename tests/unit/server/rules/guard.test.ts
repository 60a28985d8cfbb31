import type { PublishVia } from '../../../../server/src/services/outbox/entry-fact';
import { refusalOf, type GuardQuestion } from '../../../../server/src/services/rules/guard';

const ENTRY = { uid: 'api::article.article', documentId: 'abc', locale: 'de' };

interface Change extends Partial<Omit<GuardQuestion, 'rule' | 'publication'>> {
  rule?: Partial<GuardQuestion['rule']>;
  via?: PublishVia;
}

/** The first publish of an unmarked entry by a person, for a plain rule. */
const codeOf = ({ rule, via = 'person', ...change }: Change = {}) =>
  refusalOf({
    rule: { name: 'News', locales: [], bulkToo: false, trigger: 'first_publish', ...rule },
    publication: { entry: ENTRY, via },
    ...{ sharing: 'auto', isFirst: true },
    ...change,
  })?.code ?? null;

it.each<[string | null, string, Change]>([
  [null, 'a first publish by a person', {}],
  [null, 'one by a release', { via: 'release' }],
  [null, 'one by a plan', { via: 'schedule' }],
  [null, 'one over the API', { via: 'api' }],
  ['BULK', 'many at once', { via: 'bulk' }],
  ['SCRIPT', 'a script', { via: 'script' }],
  [null, 'many at once, when the rule takes them', { via: 'bulk', rule: { bulkToo: true } }],
  [null, 'a script, when the rule takes them', { via: 'script', rule: { bulkToo: true } }],
  ['NOT_FIRST', 'a later publish', { isFirst: false }],
  [
    null,
    'a later publish, when all are wanted',
    { isFirst: false, rule: { trigger: 'every_publish' } },
  ],
  ['NOT_FLAGGED', 'an entry without a mark', { rule: { trigger: 'when_flagged' } }],
  [null, 'an entry with a mark', { sharing: 'flagged', rule: { trigger: 'when_flagged' } }],
  [
    null,
    'a later publish with a mark',
    { sharing: 'flagged', isFirst: false, rule: { trigger: 'when_flagged' } },
  ],
  ['NOT_FIRST', 'a mark that no rule asks for', { sharing: 'flagged', isFirst: false }],
  ['DO_NOT_SHARE', 'an entry that is never shared', { sharing: 'never' }],
  [
    'DO_NOT_SHARE',
    'an entry that is never shared, whatever the rule wants',
    { sharing: 'never', rule: { trigger: 'every_publish', bulkToo: true } },
  ],
  ['LOCALE', 'another language', { rule: { locales: ['en', 'fr'] } }],
  [null, 'one of its languages', { rule: { locales: ['en', 'de'] } }],
])('answers %s to %s', (code, _, change) => {
  expect(codeOf(change)).toBe(code);
});

it('names the rule in words', () => {
  const refusal = refusalOf({
    rule: { name: 'News', locales: ['en'], bulkToo: false, trigger: 'first_publish' },
    publication: { entry: ENTRY, via: 'person' },
    ...{ sharing: 'auto', isFirst: true },
  });
  expect(refusal?.reason).toBe('The rule "News" is for en, and this is in de.');
});
