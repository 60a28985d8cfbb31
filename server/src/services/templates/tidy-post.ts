/**
 * Takes away what empty placeholders left: blanks at the ends of lines, more than one empty line
 * between paragraphs, and everything empty before the first and after the last word.
 */
export const tidyPost = (text: string): string => {
  const lines: string[] = [];
  for (const line of text.toWellFormed().split(/\r\n|\n|\r/)) {
    const kept = line.trimEnd();
    if (kept !== '' || lines.at(-1) !== '') lines.push(kept);
  }
  return lines.join('\n').trim();
};
