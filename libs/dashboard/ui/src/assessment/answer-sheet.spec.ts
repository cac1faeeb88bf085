import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Answers, phq9 } from '@glabella/domain/instruments';
import { AnswerSheet, choosingMs } from './answer-sheet';

@Component({
  imports: [AnswerSheet],
  template: `
    <glabella-answer-sheet
      [instrument]="instrument"
      [(answers)]="answers"
      [(functionAnswer)]="functionAnswer"
      (completed)="completions.set(completions() + 1)"
    />
  `,
})
class Form {
  readonly instrument = phq9;
  readonly answers = signal<Answers>(phq9.items.map(() => null));
  readonly functionAnswer = signal<number | null>(null);
  readonly completions = signal(0);
}

async function open() {
  const fixture = TestBed.createComponent(Form);
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  const form = fixture.componentInstance;
  const page: HTMLElement = fixture.nativeElement;
  page.querySelector('input')?.focus();
  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await fixture.whenStable();
  };
  /** Keys one after the other without the page being drawn between them. */
  const press = (...keys: readonly string[]): void => {
    for (const key of keys) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
  };
  const focusedRow = (): number =>
    [...page.querySelectorAll('fieldset')].findIndex((row) => row.contains(document.activeElement));
  return { fixture, form, page, press, settle, focusedRow };
}

describe('the answer sheet', () => {
  it('draws what can be answered first at first, and every question a frame later', async () => {
    const fixture = TestBed.createComponent(Form);
    const page: HTMLElement = fixture.nativeElement;
    const drawn = () => page.querySelectorAll('fieldset').length;
    fixture.detectChanges();
    expect(drawn()).toBe(3);
    await fixture.whenStable();
    expect(drawn()).toBe(10);
  });

  it('takes the answer to a question that is not drawn yet, and the focus follows', async () => {
    const fixture = TestBed.createComponent(Form);
    const page: HTMLElement = fixture.nativeElement;
    document.body.append(page);
    fixture.detectChanges();
    page.querySelector('input')?.focus();
    for (const key of '321012') {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
    expect(page.querySelectorAll('fieldset')).toHaveLength(3);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fixture.componentInstance.answers()).toEqual([3, 2, 1, 0, 1, 2, null, null, null]);
    expect(page.querySelectorAll('fieldset')[6]?.contains(document.activeElement)).toBe(true);
    page.remove();
  });

  it('gives every key to the next question, however fast they come', async () => {
    const { form, press, settle, focusedRow } = await open();
    press(...'321012010');
    await settle();
    expect(form.answers()).toEqual([3, 2, 1, 0, 1, 2, 0, 1, 0]);
    expect(form.completions()).toBe(0);
    expect(focusedRow()).toBe(9);
  });

  it('asks about functioning after the last answer even when the first point came just before', async () => {
    const { form, press, settle, focusedRow } = await open();
    press(...'000000010');
    await settle();
    expect(focusedRow()).toBe(9);
    press('2');
    await settle();
    expect(form.functionAnswer()).toBe(2);
    expect(form.completions()).toBe(1);
  });

  it('is complete after nine zeros, the question about functioning standing there unasked', async () => {
    const { form, page, press, settle, focusedRow } = await open();
    press(...'000000000');
    await settle();
    expect(form.completions()).toBe(1);
    const rows = [...page.querySelectorAll('fieldset')];
    expect(rows.map(({ disabled }) => disabled)).toEqual([...Array(9).fill(false), true]);
    press('ArrowDown');
    await settle();
    expect(focusedRow()).toBe(8);
  });

  it('shows no answer about functioning while there is no point, and has it again with one', async () => {
    const { form, page, press, settle } = await open();
    press(...'0000000012');
    await settle();
    const inputs = page.querySelectorAll<HTMLInputElement>('fieldset:last-of-type input');
    const chosen = () => [...inputs].filter(({ checked }) => checked).map(({ value }) => value);
    expect(chosen()).toEqual(['2']);
    press('Backspace', '0');
    await settle();
    expect(form.answers()).toEqual(Array(9).fill(0));
    expect(chosen()).toEqual([]);
    press('1');
    await settle();
    expect(chosen()).toEqual(['2']);
  });

  it('leaves a gap with the minus key and goes back with Backspace', async () => {
    const { form, press, settle, focusedRow } = await open();
    press('3', '-', '2');
    await settle();
    press('Backspace', 'Backspace');
    await settle();
    expect(focusedRow()).toBe(1);
    press('1');
    await settle();
    expect(form.answers().slice(0, 4)).toEqual([3, 1, 2, null]);
  });

  it('takes an answer back that is pressed again, says so, and takes another; a double click takes nothing back', async () => {
    const { form, page, settle } = await open();
    const zero = page.querySelectorAll<HTMLInputElement>('fieldset')[2]?.querySelector('input');
    const status = () => page.querySelector('[aria-live=polite]')?.textContent;
    zero?.click();
    zero?.click();
    await settle();
    expect(form.answers()[2]).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, choosingMs + 50));
    zero?.click();
    await settle();
    expect(form.answers()[2]).toBeNull();
    expect(zero?.checked).toBe(false);
    expect(status()).toBe('Item 3 is open again.');
    zero?.click();
    await settle();
    expect(form.answers()[2]).toBe(0);
    expect(zero?.checked).toBe(true);
    expect(status()).toBe('');
  });

  it('ignores keys that are no answer', async () => {
    const { form, press, settle, focusedRow } = await open();
    press('4', 'x', '9');
    await settle();
    expect(form.answers().every((answer) => answer === null)).toBe(true);
    expect(focusedRow()).toBe(0);
  });
});
