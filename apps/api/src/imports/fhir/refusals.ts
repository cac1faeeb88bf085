import type { ImportProblems } from '../read-assessment';

/**
 * Why a resource cannot become an assessment. Where the file holds nothing else these are the errors that refuse it;
 * beside assessments that can be stored they are warnings, so that one blank form does not hold back the rest.
 */
export class Refusals {
  private readonly refused: { code: string; message: string; line: number }[] = [];

  refuse(code: string, message: string, line: number): void {
    this.refused.push({ code, message, line });
  }

  reportTo(problems: ImportProblems, isAnythingReadable: boolean): void {
    for (const { code, message, line } of this.refused) {
      if (isAnythingReadable) problems.skip(code, message, { line });
      else problems.error(code, message, { line });
    }
  }
}
