/** A fenced block of a Markdown text. */
export interface ReadmeBlock {
  /** The heading that it stands below, without its signs. */
  heading: string;
  language: string;
  /** The file it is to be written to, when its first line names one: `// config/plugins.js`. */
  file: string | null;
  code: string;
}

const FENCE = /^```(\w*)$/;
const HEADING = /^#+ (.+)$/;
const FILE_NAME = /^\/\/ ([\w./-]+\.\w+)\n/;

/** Every fenced block, in the order of the text. */
export const readmeBlocks = (markdown: string): ReadmeBlock[] => {
  const blocks: ReadmeBlock[] = [];
  let heading = '';
  let open: { language: string; lines: string[] } | null = null;
  for (const line of markdown.split('\n')) {
    const fence = FENCE.exec(line);
    if (open && fence) {
      const code = `${open.lines.join('\n')}\n`;
      blocks.push({
        heading,
        language: open.language,
        file: FILE_NAME.exec(code)?.[1] ?? null,
        code,
      });
      open = null;
    } else if (open) open.lines.push(line);
    else if (fence) open = { language: fence[1] ?? '', lines: [] };
    else heading = HEADING.exec(line)?.[1] ?? heading;
  }
  return blocks;
};

/** The commands of a shell block, one a line, without remarks. */
export const commandsOf = ({ language, code }: ReadmeBlock): string[] =>
  language === 'sh'
    ? code
        .replaceAll('\\\n', ' ')
        .split('\n')
        .map((line) => line.replace(/\s+# .*$/, '').trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
    : [];
