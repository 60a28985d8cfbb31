import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const IS_ELSEWHERE = /^[a-z]+:/;
const MAX_PICTURE_BYTES = 100_000;

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(ROOT, name)).isFile());

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** Without code, where brackets mean something else. */
const proseOf = (page: string): string =>
  read(page)
    .replace(/^```[\s\S]*?^```$|<code[\s\S]*?<\/code>/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));

const linksOf = (page: string): string[] =>
  [...proseOf(page).matchAll(LINK)].map(([, link = '']) => link);

/** The anchors that a Markdown page offers, as GitHub makes them of headings. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
  );

const leadsNowhere = (page: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : join(dirname(page), decodeURI(path));
  if (!existsSync(join(ROOT, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
};

const docs = filesIn('docs');
const pages = ['README.md', 'CHANGELOG.md', 'SECURITY.md', ...docs].filter((name) =>
  name.endsWith('.md')
);
const linked = new Set(linksOf('README.md').map((link) => link.split('#')[0]));

describe('links between pages', () => {
  it.each(pages)('of %s lead somewhere', (page) => {
    const links = linksOf(page).filter((link) => !IS_ELSEWHERE.test(link));
    expect(links.filter((link) => leadsNowhere(page, link))).toEqual([]);
  });

  it('lead from the README to every guide', () => {
    const guides = pages.filter((page) => /^docs\/(guides\/)?[^/]+\.md$/.test(page));
    expect(guides.length).toBeGreaterThan(30);
    expect(guides.filter((guide) => !linked.has(guide))).toEqual([]);
    expect(linked.has('docs/decisions')).toBe(true);
  });

  it('lead to every example from the page about automation or adding a platform', () => {
    const examples = filesIn('examples').filter((name) => !name.endsWith('tsconfig.json'));
    const shown = ['docs/automation.md', 'docs/guides/add-a-platform.md'].flatMap((page) =>
      linksOf(page).map((link) => relative('.', join(dirname(page), link)))
    );
    const isShown = (example: string) =>
      shown.some((path) => example === path || example.startsWith(`${path}/`));
    expect(examples.filter((example) => !isShown(example))).toEqual([]);
  });
});

describe('pictures', () => {
  const pictures = docs.filter((name) => name.startsWith('docs/pictures/'));

  it('are few, small, and all shown in the README', () => {
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((picture) => !linked.has(picture))).toEqual([]);
    const tooLarge = pictures.filter(
      (picture) => statSync(join(ROOT, picture)).size > MAX_PICTURE_BYTES
    );
    expect(tooLarge).toEqual([]);
  });

  it('say in words what they show', () => {
    const words = [...read('README.md').matchAll(/!\[([^\]]*)\]/g)].map(([, text = '']) => text);
    expect(words.length).toBe(pictures.length);
    expect(words.filter((text) => text.length < 20)).toEqual([]);
  });
});
