import { Component, viewChild, type WritableSignal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { phq9 } from '@glabella/domain/instruments';
import { EntryForm } from './entry-form';
import { EntryPanel } from './entry-panel';

@Component({
  imports: [EntryPanel],
  template: `
    <glabella-entry-panel
      [form]="form"
      today="2026-11-23"
      birthDate="1980-01-01"
      [safety]="{ text: 'Stay with the patient.', crisisLines: [] }"
      (save)="saved = saved + 1"
    />
  `,
})
class Host {
  readonly form = new EntryForm(phq9, '2026-11-23');
  readonly panel = viewChild.required(EntryPanel);
  saved = 0;
}

describe('opening a PHQ-9', () => {
  it('stands with its first question, and with note and button a frame later', async () => {
    const fixture = TestBed.createComponent(Host);
    const page: HTMLElement = fixture.nativeElement;
    fixture.detectChanges();
    expect(page.querySelector('fieldset input')).not.toBeNull();
    expect(page.querySelector('textarea')).toBeNull();
    await fixture.whenStable();
    expect(page.querySelector('textarea')).not.toBeNull();
    expect(page.querySelector('.btn.primary')?.textContent).toContain('Save');
  });
});

describe('filling in a PHQ-9', () => {
  let fixture: ComponentFixture<Host>;
  let page: HTMLElement;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    page = fixture.nativeElement;
    document.body.append(page);
    await fixture.whenStable();
    fixture.componentInstance.panel().focusFirst();
  });

  afterEach(() => page.remove());

  async function press(keys: string | readonly string[]): Promise<void> {
    for (const key of keys) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      if (key === 'Enter' && target instanceof HTMLButtonElement) target.click();
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    }
  }

  const text = (selector: string) => page.querySelector(selector)?.textContent?.trim() ?? '';

  it('takes eleven keys with item 9 at 0: nine answers, functioning, Enter', async () => {
    await press('321012010');
    await press('1');
    await press(['Enter']);
    const { form, saved } = fixture.componentInstance;
    expect(form.answers()).toEqual([3, 2, 1, 0, 1, 2, 0, 1, 0]);
    expect(form.functionAnswer()).toBe(1);
    expect(saved).toBe(1);
  });

  it('shows no total before the ninth answer', async () => {
    await press('32101201');
    expect(text('[role=status]')).toContain('8 of 9 answered');
    await press('0');
    expect(text('[role=status]')).toContain('10 moderate');
  });

  it('goes back with Backspace and overwrites', async () => {
    await press('3');
    await press(['Backspace']);
    await press('1');
    expect(fixture.componentInstance.form.answers()[0]).toBe(1);
  });

  it('leaves a gap with "-", asks before saving, and jumps to it', async () => {
    await press('3-1012010');
    await press('0');
    await press(['Enter']);
    expect(fixture.componentInstance.saved).toBe(0);
    expect(text('[role=alert]')).toContain('Item 2 is not answered.');
    expect(text('[role=alert]')).toContain('prorated');
    await press(['Enter']);
    expect(document.activeElement?.closest('fieldset')).toBe(page.querySelectorAll('fieldset')[1]);
  });

  it.each([
    ['too few answers for a total', '11111---0', 'Without a total a follow-up opens', 'Item 9'],
    ['item 9 open', '11111111-', 'Item 9 is missing: a follow-up opens', 'Without a total a'],
  ])('says before saving why a follow-up opens: %s', async (_, keys, said, unsaid) => {
    await press(`${keys}0`);
    await press(['Enter']);
    expect(text('.gaps')).toContain(said);
    expect(text('.gaps')).not.toContain(unsaid);
  });

  it.each([
    ['day', 'assessedOn', '', 'Give the day'],
    ['way it was taken', 'mode', null, 'Say how the form was taken.'],
    ['language', 'language', '', 'Say the language of the form.'],
  ] as const)(
    'goes to the %s where that is missing, and saves nothing',
    async (_, fact, none, said) => {
      const { form } = fixture.componentInstance;
      await press('0000000000');
      (form[fact] as WritableSignal<string | null>).set(none);
      await press(['Enter']);
      expect(fixture.componentInstance.saved).toBe(0);
      expect(document.activeElement?.closest('glabella-field')?.textContent).toContain(said);
      expect(document.activeElement?.tagName).toBe('INPUT');
    },
  );

  it('shows the practice’s safety text at once and is not saved before something was done', async () => {
    await press('000000001');
    expect(text('glabella-safety-panel')).toContain('Stay with the patient.');
    await press('0');
    expect(document.activeElement?.tagName).toBe('SELECT');
    page.querySelector<HTMLButtonElement>('.bar .primary')?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.saved).toBe(0);
    expect(text('glabella-safety-panel')).toContain('Say what was done');
    fixture.componentInstance.form.disposition.set('assessed-plan-made');
    page.querySelector<HTMLButtonElement>('.bar .primary')?.click();
    expect(fixture.componentInstance.saved).toBe(1);
  });

  it('takes over a line typed from paper and says which character is none', async () => {
    const input = page.querySelector<HTMLInputElement>('.paper input');
    if (!input) throw new Error('No field for paper');
    const type = async (value: string) => {
      input.value = value;
      input.dispatchEvent(new Event('input'));
      page.querySelector('.paper')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    await type('32101201a');
    expect(text('.paper')).toContain('Character 9');
    expect(fixture.componentInstance.form.isStarted()).toBe(false);
    await type('321012010');
    expect(fixture.componentInstance.form.score()).toMatchObject({ status: 'complete', total: 10 });
  });

  it('has a named radio group for every question', () => {
    const groups = [...page.querySelectorAll('glabella-answer-sheet fieldset')];
    expect(groups).toHaveLength(10);
    for (const group of groups)
      expect(group.querySelector('legend')?.textContent?.trim()).not.toBe('');
    expect(page.querySelectorAll('input[type=radio]:checked').length).toBe(1);
  });
});
