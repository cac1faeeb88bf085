import { setImmediate as nextTurn } from 'node:timers/promises';
import { findInstrument } from '@glabella/domain/instruments';
import { ImportProblems, type ReadAssessment, type ReadFile } from '../read-assessment';
import { assembleEvent } from './assemble-event';
import { type FhirEntry, FhirFile, readEntries } from './fhir-entries';
import { groupEvents } from './group-events';
import type { Piece } from './pieces';
import { readPieces } from './read-pieces';
import { Refusals } from './refusals';
import { withdrawnEntries } from './withdrawn';

const SAMPLE_ROWS = 8;
const ENTRIES_PER_TURN = 500;
/** A zero byte or a lone surrogate, as `JSON.stringify` writes them; behind a backslash of its own it is plain text. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;
const HEADER = ['Entry', 'Form', 'Day', 'Answers', 'Total'] as const;

/**
 * Reads a FHIR R4 document: response, panel, total and items of one event become one assessment. It never throws for
 * what a file may hold; totals are computed from the answers, and a total of the file that differs is reported.
 */
export async function readFhir(text: string | null): Promise<ReadFile> {
  const problems = new ImportProblems();
  const refusals = new Refusals();
  const entries = storableOnce(readEntries(text, problems), problems);
  const file = new FhirFile(entries);
  const withdrawn = withdrawnEntries(entries);
  const pieces: Piece[] = [];
  for (const [at, entry] of entries.entries()) {
    if (at % ENTRIES_PER_TURN === ENTRIES_PER_TURN - 1) await nextTurn();
    pieces.push(...readPieces(entry, { file, problems, refusals, withdrawn }));
  }
  const assessments = groupEvents(pieces).flatMap(
    (event) => assembleEvent(event, problems, refusals) ?? [],
  );
  refusals.reportTo(problems, assessments.length > 0 || problems.errorCount > 0);
  return {
    kind: 'fhir',
    header: HEADER,
    mapping: null,
    instrumentChoices: [],
    sample: assessments.slice(0, SAMPLE_ROWS).map(sampleRow),
    rowCount: entries.length,
    assessments,
    problems,
  };
}

/** The same resource twice counts once; two versions of one leave open which of them holds. What cannot be stored goes. */
function storableOnce(
  entries: readonly FhirEntry[],
  problems: ImportProblems,
): readonly FhirEntry[] {
  const known = new Map<string, string>();
  return entries.filter(({ names, resource, number }) => {
    const content = JSON.stringify(resource);
    if (UNSTORABLE.test(content)) {
      const text =
        'A text of the resource holds a character that cannot be stored (a zero byte, or half of a letter).';
      problems.error('fhir.unstorable_text', text, { line: number });
      return false;
    }
    const other = names.map((name) => known.get(name)).find((text) => text !== undefined);
    for (const name of names) known.set(name, content);
    if (other === undefined) return true;
    const message =
      other === content
        ? 'The same resource stands in the file before: taken once.'
        : 'The file holds several versions of one resource. Export the current ones only.';
    if (other === content) problems.warn('fhir.repeated', message, { line: number });
    else problems.error('fhir.several_versions', message, { line: number });
    return false;
  });
}

function sampleRow(assessment: ReadAssessment): string[] {
  const { line, instrumentId, assessedOn, answers, total } = assessment;
  return [
    String(line),
    findInstrument(instrumentId)?.name ?? instrumentId,
    assessedOn,
    answers?.map((answer) => answer ?? '-').join(' ') ?? '',
    total === null ? '' : String(total),
  ];
}
