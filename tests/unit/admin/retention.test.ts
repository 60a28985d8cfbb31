import {
  RETENTION_KINDS,
  RETENTION_LIMITS,
  saveRetentionSchema,
  type RetentionKind,
} from '../../../contracts/retention';
import { changeOf, keptDaysOf, previewOf } from '../../../admin/src/settings/retention/kept-days';
import { KIND_NAMES, KIND_REASONS } from '../../../admin/src/settings/retention/retention-words';

const kind = (name: RetentionKind) => ({ kind: name });

describe('words of what is kept', () => {
  it('exist for every kind that the server knows, and differ', () => {
    for (const words of [KIND_NAMES, KIND_REASONS]) {
      expect(Object.keys(words).sort()).toEqual([...RETENTION_KINDS].sort());
      expect(new Set(Object.values(words)).size).toBe(RETENTION_KINDS.length);
    }
  });
});

describe('days that are entered', () => {
  it.each(RETENTION_KINDS)(
    'of %s are taken from the least to the most, as by the server',
    (name) => {
      const { least, most, isForeverAllowed } = RETENTION_LIMITS[name];
      const entered = [least, most, least - 1, most + 1, least + 0.5, undefined];
      const zero = isForeverAllowed || least === 0 ? 0 : null;
      const expected = [least, most, least === 1 ? zero : null, null, null, null];
      expect(entered.map((days) => keptDaysOf(kind(name), days))).toEqual(expected);
      expect(keptDaysOf(kind(name), 0)).toBe(isForeverAllowed ? 0 : null);
      for (const days of entered.filter((one) => one !== undefined)) {
        const { success } = saveRetentionSchema.safeParse({ [name]: days });
        expect(success).toBe(keptDaysOf(kind(name), days) !== null);
      }
    }
  );

  it('are asked about, and sent, for their kind alone', () => {
    expect(previewOf(kind('drafts'), 30)).toEqual({ drafts: 30 });
    expect(changeOf({ ...kind('drafts'), usualDays: 90 }, 30)).toEqual({ drafts: 30 });
  });

  it('are not written down when they are what is usual', () => {
    expect(changeOf({ ...kind('deliveries'), usualDays: 0 }, 0)).toEqual({ deliveries: null });
  });
});
