/** A part of the note: its heading and its lines. */
export interface NoteSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

/**
 * A typed text as one line of the note: a line break or a direction override typed into a reason
 * must not pass for a line that the note itself wrote.
 */
export function asOneLine(typed: string): string {
  return typed.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** The sections under their headings, a blank line between them, no trailing blanks. */
export function joinSections(title: string, sections: readonly NoteSection[]): string {
  const blocks = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => [heading.toUpperCase(), ...lines].join('\n'));
  return [title.toUpperCase(), ...blocks].join('\n\n');
}

/** Rows as columns of equal width; the first column is left-aligned, the others right-aligned. */
export function asColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
}
