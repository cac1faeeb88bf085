/** The name under which a half-filled form of a questionnaire is kept. */
export type QuestionnaireForm = `assessment-${string}`;

/** What a half-filled form of this instrument is kept as: one of another instrument stands beside it. */
export function questionnaireForm(instrumentId: string): QuestionnaireForm {
  return `assessment-${instrumentId}`;
}
