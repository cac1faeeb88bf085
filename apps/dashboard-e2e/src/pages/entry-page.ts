import { expect, type Locator, type Page } from '@playwright/test';

/** The form of a questionnaire, new or being corrected. */
export class EntryPage {
  readonly save: Locator;
  readonly transcription: Locator;
  readonly date: Locator;
  /** How much is answered, or the total with its band. */
  readonly standing: Locator;

  constructor(private readonly page: Page) {
    this.save = page.getByRole('button', { name: /^Save (PHQ-9|GAD-7|the correction)$/ });
    this.transcription = page.getByRole('textbox', { name: 'Type from paper' });
    this.date = page.getByRole('textbox', { name: 'Assessed on' });
    this.standing = page.getByRole('status').filter({ hasText: /answered|of 27|of 21/ });
  }

  async open(patientId: string, instrumentId = 'phq9'): Promise<void> {
    await this.page.goto(`/patients/${patientId}/assessments/new?instrument=${instrumentId}`);
    await expect(this.answer(1, 0)).toBeFocused();
  }

  /** The radio group of an item; its name begins with its number. */
  question(number: number): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${number}\\D`) });
  }

  answer(number: number, value: number): Locator {
    return this.question(number).getByRole('radio', { name: new RegExp(`^${value},`) });
  }

  get checkedAnswers(): Locator {
    return this.page.getByRole('group').getByRole('radio', { checked: true });
  }
}
