import {
  TemplateMistake,
  type TemplateValues,
} from '../../../../server/src/services/adaptation/wording';
import { compileTemplate } from '../../../../server/src/services/templates/template-engine';

export const aPost = (over: Partial<TemplateValues> = {}): TemplateValues => ({
  title: 'The tide tables are out',
  summary: 'High water comes earlier each day.',
  body: 'High water comes earlier each day. The mole is closed until noon.',
  link: 'https://example.com/tide-tables',
  hashtags: ['#Tide', '#Harbour'],
  tags: ['slow food', 'harbour'],
  author: 'The harbour master',
  locale: 'en',
  language: 'en',
  site: { name: 'Harbour Light Weekly', timezone: 'Europe/Lisbon' },
  platform: { id: 'bluesky', label: 'Bluesky' },
  account: { handle: 'harbourlight.test', name: 'Harbour Light' },
  sets: { summer: ['#Sun', '#Sea'] },
  entry: { stars: 3, isFree: true, startsAt: '2026-06-01T23:30:00.000Z', bornOn: '2026-06-01' },
  ...over,
});

export const rendered = (template: string, over: Partial<TemplateValues> = {}): string =>
  compileTemplate(template).render(aPost(over));

/** The mistake that something throws; anything else fails the test. */
export const mistakeIn = (act: () => unknown): TemplateMistake => {
  try {
    act();
  } catch (error) {
    if (error instanceof TemplateMistake) return error;
    throw error;
  }
  throw new Error('It was accepted.');
};
