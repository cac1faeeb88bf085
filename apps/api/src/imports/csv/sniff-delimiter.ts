const candidates = [',', ';', '\t'] as const;
const LINES_LOOKED_AT = 20;

/**
 * The character between the cells of a CSV: the one that splits the first lines into the most columns, the same
 * number in each; a comma when nothing tells.
 */
export function sniffDelimiter(text: string): string {
  const lines = firstLines(text);
  const scored = candidates.map((delimiter) => {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const [header = 0] = counts;
    return { delimiter, columns: header, agreeing: counts.filter((n) => n === header).length };
  });
  const [best] = scored
    .filter(({ columns }) => columns > 0)
    .sort((a, b) => b.agreeing - a.agreeing || b.columns - a.columns);
  return best?.delimiter ?? ',';
}

/** Lines as records: a line break inside quotes does not end one. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length && lines.length < LINES_LOOKED_AT; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (isQuoted || (text[at] !== '\n' && text[at] !== '\r')) continue;
    if (at > start) lines.push(text.slice(start, at));
    start = at + 1;
  }
  if (lines.length < LINES_LOOKED_AT && start < text.length) lines.push(text.slice(start));
  return lines;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let isQuoted = false;
  let count = 0;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === delimiter) count += 1;
  }
  return count;
}
