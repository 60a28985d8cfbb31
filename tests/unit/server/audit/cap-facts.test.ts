import fc from 'fast-check';

import type { AuditFacts } from '../../../../contracts/audit';
import { rowOf } from '../../../../server/src/services/audit/audit-row';
import type { AuditRecord } from '../../../../server/src/services/audit/audit-record';
import {
  capFacts,
  cutText,
  LEFT_OUT,
  MAX_FACTS_BYTES,
} from '../../../../server/src/services/audit/cap-facts';

const sizeOf = (facts: AuditFacts) => Buffer.byteLength(JSON.stringify(facts));

describe('facts that are small enough', () => {
  it('are stored as they are', () => {
    const facts = { text: 'a'.repeat(8_000), list: Array.from({ length: 30 }, (_, n) => n) };
    expect(capFacts(facts)).toBe(facts);
  });
});

describe('facts that are too large', () => {
  it('keep every field, with long texts and lists cut, when that is enough', () => {
    const facts = { name: 'Articles', text: 'a'.repeat(20_000), list: Array(5_000).fill(7) };
    const capped = capFacts(facts);
    expect(capped['name']).toBe('Articles');
    expect(capped['text']).toMatch(/^a{299}…$/);
    expect(capped['list']).toEqual([...(Array(20).fill(7) as number[]), '… 4980 more']);
  });

  it('say how many fields found no room', () => {
    const fields = Array.from({ length: 100 }, (_, n) => [`field${n}`, 'é'.repeat(300)]);
    const capped = capFacts(Object.fromEntries(fields) as AuditFacts);
    const kept = Object.keys(capped).length - 1;
    expect(kept).toBeGreaterThan(5);
    expect(capped[LEFT_OUT]).toBe(`${100 - kept} more`);
  });

  it('never take more than 8 kB, whatever they are', () => {
    let cappedCount = 0;
    const text = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 60 }))
      .map(([part, times]) => part.repeat(times));
    const facts = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 40 })), {
      minKeys: 5,
      maxKeys: 40,
    });
    fc.assert(
      fc.property(facts, (one) => {
        const capped = capFacts(one);
        if (capped !== one) cappedCount += 1;
        expect(sizeOf(capped)).toBeLessThanOrEqual(MAX_FACTS_BYTES);
      }),
      { numRuns: 60 }
    );
    expect(cappedCount).toBeGreaterThan(5);
  });
});

describe('a text that is too long', () => {
  it('ends with an ellipsis and not with half a character', () => {
    expect(cutText('abcdef', 6)).toBe('abcdef');
    expect(cutText('abcdefg', 6)).toBe('abcde…');
    expect(cutText('abcd🙂🙂', 6)).toBe('abcd…');
  });
});

describe('a row', () => {
  it('has no column longer than the database takes, and no secret in a name', () => {
    const record: AuditRecord = {
      actor: { kind: 'user', id: 3, name: 'n'.repeat(400) },
      action: 'rule.create',
      siteId: null,
      subject: { kind: 'rule', id: 'i'.repeat(400), name: 'https://ada:lamp@a.test' },
      before: null,
      after: null,
      origin: { ip: '::1\u0000', userAgent: 'u'.repeat(400) },
    };
    const row = rowOf(record, new Date());
    expect(row.actorName).toHaveLength(255);
    expect(row.subjectId).toHaveLength(255);
    expect(row.userAgent).toHaveLength(255);
    expect(row.ip).toBe('::1');
    expect(row.subjectName).toBe('https://[redacted]@a.test');
  });
});
