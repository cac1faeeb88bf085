import { Component, viewChild } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { checkIn, type Instrument, madrs } from '@glabella/domain/instruments';
import { EntryForm } from './entry-form';
import { EntryPanel } from './entry-panel';

const today = '2026-11-23';

/** Five questions of well-being, of which only the raw score is kept: what a new instrument looks like, as data. */
const who5: Instrument = {
  ...madrs,
  id: 'who5',
  name: 'WHO-5',
  rater: 'patient',
  direction: 'higher-is-better',
  entry: { kind: 'total', label: 'Raw score', factor: 4 },
  range: { min: 0, max: 100 },
  bands: [
    { id: 'poor', label: 'Poor', from: 0, to: 50 },
    { id: 'good', label: 'Good', from: 51, to: 100 },
  ],
  thresholds: {},
};

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
  static instrument = madrs;
  readonly form = new EntryForm(Host.instrument, today);
  readonly panel = viewChild.required(EntryPanel);
  saved = 0;
}

let fixture: ComponentFixture<Host>;
let page: HTMLElement;

async function open(instrument: Instrument): Promise<void> {
  Host.instrument = instrument;
  fixture = TestBed.createComponent(Host);
  page = fixture.nativeElement;
  document.body.append(page);
  await fixture.whenStable();
  fixture.componentInstance.panel().focusFirst();
}

async function type(text: string): Promise<void> {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) throw new Error('The focus is in no field');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await fixture.whenStable();
}

async function enter(): Promise<void> {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  await fixture.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
}

const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
afterEach(() => page.remove());

describe('entering a MADRS total', () => {
  beforeEach(() => open(madrs));

  it('takes the number and Enter, and shows the band at once with its source', async () => {
    await type('31');
    expect(text()).toContain('31 of 60');
    expect(text()).toContain('Moderate');
    expect(text()).toContain('Snaith et al. 1986');
    await enter();
    const { form, saved } = fixture.componentInstance;
    expect(saved).toBe(1);
    expect(form.recording()).toMatchObject({
      instrumentId: 'madrs',
      enteredTotal: 31,
      mode: 'interview',
    });
    expect(form.recording()).not.toHaveProperty('answers');
  });

  it.each(['61', '-1', '12.5', 'x', '1e1'])('says at once that %s is none', async (typed) => {
    await type(typed);
    expect(text()).toContain('Give a whole number from 0 to 60.');
    await enter();
    expect(fixture.componentInstance.saved).toBe(0);
  });

  it('asks for the total when nothing stands there, and not for reasons or items', async () => {
    await enter();
    expect(fixture.componentInstance.saved).toBe(0);
    expect(text()).toContain('Give a whole number from 0 to 60.');
    expect(page.querySelector('glabella-answer-sheet')).toBeNull();
    expect(text()).not.toContain('Why there is no total');
  });

  it('offers the ways in which a clinician rates, no form of the patient', () => {
    expect(text()).toContain('Rated in an interview');
    expect(text()).not.toContain('Answered on paper');
  });

  it('comes back from a draft and from a record', () => {
    const empty = { assessedOn: today, language: 'en', functionAnswer: null, note: null };
    const facts = { ...empty, mode: 'interview', missingReason: null, answers: null } as const;
    expect(new EntryForm(madrs, today, { ...facts, enteredTotal: 17 }).entered()).toBe('17');
    expect(new EntryForm(madrs, today, { ...facts, total: 17 }).entered()).toBe('17');
    expect(new EntryForm(who5, today, { ...facts, total: 72 }).entered()).toBe('18');
  });
});

describe('entering an instrument that was added as data', () => {
  it('multiplies the raw score and shows its own band', async () => {
    await open(who5);
    await type('18');
    expect(text()).toContain('72 of 100');
    expect(text()).toContain('Good');
    await type('26');
    expect(text()).toContain('Give a whole number from 0 to 25.');
  });
});

describe('entering a check-in', () => {
  beforeEach(() => open(checkIn));

  it('says that it is not validated', () => {
    expect(text()).toContain('not validated');
  });

  it('goes from question to question by Enter and saves after the last', async () => {
    await type('7');
    await enter();
    await type('45');
    await enter();
    const often = document.activeElement;
    if (!(often instanceof HTMLInputElement)) throw new Error('The focus is on no answer');
    expect(often.type).toBe('radio');
    page.querySelectorAll<HTMLInputElement>('glabella-item-values input[type=radio]')[2]?.click();
    await fixture.whenStable();
    await enter();
    const { form, saved } = fixture.componentInstance;
    expect(form.recording()?.answers).toEqual([7, 45, 2]);
    expect(saved).toBe(1);
  });

  it('takes back an answer that was pressed by mistake: no answer, and no 0', async () => {
    const radios = page.querySelectorAll<HTMLInputElement>(
      'glabella-item-values input[type=radio]',
    );
    radios[0]?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.form.answers()[2]).toBe(0);
    const open = [...radios].at(-1);
    expect(open?.closest('label')?.textContent?.trim()).toBe('No answer');
    open?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.form.answers()[2]).toBeNull();
    expect([...radios].filter(({ checked }) => checked)).toEqual([open]);
  });

  it('refuses a number off the scale beside its question', async () => {
    await type('11');
    expect(text()).toContain('Give a whole number from 0 to 10.');
    expect(fixture.componentInstance.form.answers()[0]).toBeNull();
    expect(fixture.componentInstance.form.missing()).toContain('number');
  });

  it('asks before it is saved with a question left out, and never without any answer', async () => {
    const save = page.querySelector<HTMLButtonElement>('.bar .primary');
    save?.click();
    await fixture.whenStable();
    expect(text()).toContain('Answer at least one of the questions.');
    await type('3');
    save?.click();
    await fixture.whenStable();
    expect(text()).toContain('what is left out stays a gap');
    expect(fixture.componentInstance.saved).toBe(0);
  });
});
