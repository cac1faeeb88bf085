import type { Page } from '@playwright/test';
import type { Visit } from './visit';

const ANSWERS = '321012010';
/** The first radio of the form; who can press it can begin. */
const FIRST_ANSWER = 'fieldset input[type=radio], [role=group] input[type=radio]';
/** What stands at its end: the note. */
const LAST_FIELD = 'glabella-entry-panel textarea';

/**
 * Goes from a patient's page to an empty PHQ-9 as a click does, and resolves with the milliseconds, as the page itself counts
 * them, until the first answer has the focus.
 */
export async function openPhq9(page: Page): Promise<number> {
  const waiting = page.evaluate<number>(
    `benchFocusAfterClick(${JSON.stringify(FIRST_ANSWER)}, ${JSON.stringify(LAST_FIELD)})`,
  );
  await page.getByRole('button', { name: 'Record PHQ-9', exact: true }).first().click();
  return waiting;
}

/** Answers the nine items by their keys, one after the other as a hand would. */
export async function answerByKeys({ page }: Visit): Promise<void> {
  for (const key of ANSWERS) {
    await page.keyboard.press(key);
    await page.waitForTimeout(120);
  }
}

/** Whole seconds would do: resolves once the chart of a patient has been drawn and stands still. */
export async function openChart(visit: Visit, patientId: string): Promise<void> {
  await visit.page.goto(`/patients/${patientId}?range=all`);
  await visit.page.getByRole('figure', { name: 'PHQ-9 over time' }).waitFor();
  await visit.settled();
}
