import { readCsv } from './csv/read-csv';
import { readFhir } from './fhir/read-fhir';
import type { CheckedImportRequest } from './import-batch';
import type { ReadFile } from './read-assessment';

/** Reads the file of a request; a file in which nothing stands is an error of the file. */
export async function readImport(request: CheckedImportRequest): Promise<ReadFile> {
  const file =
    request.kind === 'csv'
      ? await readCsv(request.content, {
          createPatients: request.createPatients,
          ...(request.mapping ? { mapping: request.mapping } : {}),
        })
      : await readFhir(request.content);
  if (file.assessments.length === 0 && file.problems.errorCount === 0) {
    file.problems.error('import.nothing', 'The file holds no assessment that could be imported.');
  }
  return file;
}
