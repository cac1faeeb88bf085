/** An action's code as words: `session-draft.signed` is "session draft signed". */
export function actionWords(action: string): string {
  return action.replaceAll(/[._:-]+/g, ' ').trim();
}

/** The small facts of an event on one line: "found 3, version 2". Ids and numbers only; the trail holds no clinical text. */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()} ${value}`)
    .join(', ');
}
