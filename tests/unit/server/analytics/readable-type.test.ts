import { readableTypeOf } from '../../../../server/src/services/analytics/readable-type';

const UID = 'api::article.article';
const codes = ['en', 'de', 'fr'];
const readable = (filters: object | undefined) => readableTypeOf({ uid: UID, filters, codes });
const byLanguage = (...hiddenLanguages: string[]) => ({
  uid: UID,
  conditions: null,
  hiddenLanguages,
});

describe('what a role may read of a content-type', () => {
  it('is all of it without conditions', () => {
    expect(readable(undefined)).toEqual(byLanguage());
    expect(readable({})).toEqual(byLanguage());
  });

  it('is told by languages alone where conditions speak of nothing else', () => {
    const only = (...list: string[]) => ({ $or: [{ $and: [{ locale: { $in: list } }] }] });
    expect(readable(only('en', 'de', 'fr'))).toEqual(byLanguage());
    expect(readable(only('en'))).toEqual(byLanguage('de', 'fr'));
    expect(readable(only())).toEqual(byLanguage('en', 'de', 'fr'));
    expect(readable({ locale: 'de' })).toEqual(byLanguage('en', 'fr'));
    expect(readable({ locale: { $eq: 'de' } })).toEqual(byLanguage('en', 'fr'));
  });

  it('adds up permissions, and lets each condition of one narrow it', () => {
    const either = { $or: [{ locale: 'en' }, { locale: { $in: ['de'] } }] };
    expect(readable(either)).toEqual(byLanguage('fr'));
    const both = { $and: [{ locale: { $in: ['en', 'de'] } }, { locale: { $in: ['de', 'fr'] } }] };
    expect(readable(both)).toEqual(byLanguage('en', 'fr'));
  });

  it('is asked for each entry where nobody knows the languages', () => {
    const filters = { locale: 'en' };
    const found = readableTypeOf({ uid: UID, filters, codes: null });
    expect(found).toEqual({ uid: UID, conditions: filters, hiddenLanguages: [] });
  });

  it.each([
    { $or: [{ $and: [{ createdBy: { id: 1 } }, { locale: { $in: ['en'] } }] }] },
    { $or: [{ locale: 'en' }, { createdBy: { id: 1 } }] },
    { locale: { $notIn: ['en'] } },
    { locale: { $in: ['en'], $ne: 'de' } },
    { $not: [{ locale: 'en' }] },
    { $or: [] },
  ])('asks for each entry where more decides: %j', (filters) => {
    expect(readable(filters)).toEqual({ uid: UID, conditions: filters, hiddenLanguages: [] });
  });
});
