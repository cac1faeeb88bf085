import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, maxLength, required, submit } from '@angular/forms/signals';
import { SegmentedControl } from '../choices/segmented-control';
import { Control } from './control';
import { DateField } from './date-field';
import { Field } from './field';

@Component({
  imports: [Control, DateField, Field, FormField, SegmentedControl],
  template: `
    <glabella-field label="MRN" hint="As on the chart." [error]="serverError()">
      <input glabellaControl [formField]="f.mrn" />
    </glabella-field>
    <glabella-field label="Born">
      <glabella-date-field [formField]="f.birthDate" latest="2026-11-23" />
    </glabella-field>
    <glabella-field label="Frown at rest">
      <glabella-segmented-control [options]="severities" [formField]="f.frown" />
    </glabella-field>
  `,
})
class Form {
  readonly serverError = signal<string | null>(null);
  readonly model = signal<{ mrn: string; birthDate: string; frown: number | null }>({
    mrn: '',
    birthDate: '',
    frown: null,
  });
  readonly f = form(this.model, (path) => {
    required(path.mrn);
    maxLength(path.mrn, 5);
    required(path.birthDate, { message: 'Write the birth date.' });
    required(path.frown);
  });
  readonly severities = [0, 1, 2, 3].map((value) => ({
    value,
    label: String(value),
    spoken: `${value} of 3`,
  }));
}

async function open() {
  const fixture = TestBed.createComponent(Form);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = page.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { fixture, page, find, form: fixture.componentInstance };
}

const describedText = (input: HTMLElement): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim();

describe('Field', () => {
  it('names its input by the label and describes it by the hint', async () => {
    const { find } = await open();
    const input = find<HTMLInputElement>('input[glabellaControl]');
    expect(input.labels?.[0]?.textContent).toBe('MRN');
    expect(describedText(input)).toBe('As on the chart.');
  });

  it('stays quiet until the field was left, then says what is missing', async () => {
    const { fixture, page, find } = await open();
    const input = find<HTMLInputElement>('input[glabellaControl]');
    expect(page.querySelector('.error')).toBeNull();
    input.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(describedText(input)).toBe('As on the chart. Fill this in.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows an error that the server found before those of the form', async () => {
    const { fixture, page, form: host } = await open();
    host.serverError.set('Another patient has this MRN.');
    await fixture.whenStable();
    expect(page.querySelector('.error')?.textContent).toBe('Another patient has this MRN.');
  });

  it('shows every error when the form is submitted', async () => {
    const { fixture, page, form: host } = await open();
    await submit(host.f, async () => undefined);
    await fixture.whenStable();
    expect([...page.querySelectorAll('.error')].map((error) => error.textContent)).toEqual([
      'Fill this in.',
      'Write the birth date.',
      'Fill this in.',
    ]);
  });
});

describe('DateField', () => {
  it('keeps the date as its ISO string and shows it in words', async () => {
    const { fixture, page, find, form: host } = await open();
    const input = find<HTMLInputElement>('input[type=date]');
    expect(input.labels?.[0]?.textContent).toBe('Born');
    expect(input.max).toBe('2026-11-23');
    input.value = '2026-04-12';
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(host.model().birthDate).toBe('2026-04-12');
    expect(page.querySelector('.words')?.textContent).toBe('12 Apr 2026');
  });

  it('does not write over a date while it is half typed', async () => {
    const { fixture, find, form: host } = await open();
    host.model.update((model) => ({ ...model, birthDate: '2026-04-12' }));
    await fixture.whenStable();
    const input = find<HTMLInputElement>('input[type=date]');
    expect(input.value).toBe('2026-04-12');
    input.value = '';
    const written = jest.spyOn(input, 'value', 'set');
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(host.model().birthDate).toBe('');
    expect(written).not.toHaveBeenCalled();
  });

  it('has no date while its year is typed, and writes nothing over what stands there', async () => {
    const { fixture, page, find, form: host } = await open();
    const input = find<HTMLInputElement>('input[type=date]');
    for (const [typed, date] of [
      ['0002-04-12', ''],
      ['0020-04-12', ''],
      ['0202-04-12', ''],
      ['2026-04-12', '2026-04-12'],
    ] as const) {
      input.value = typed;
      input.dispatchEvent(new Event('input'));
      await fixture.whenStable();
      expect([input.value, host.model().birthDate]).toEqual([typed, date]);
    }
    expect(page.querySelector('.words')?.textContent).toBe('12 Apr 2026');
  });

  it('shows no words while the date is incomplete', async () => {
    const { page } = await open();
    expect(page.querySelector('.words')).toBeNull();
  });
});

describe('SegmentedControl', () => {
  it('chooses nothing by itself, and 0 is a choice', async () => {
    const { fixture, page, form: host } = await open();
    const radios = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.map((radio) => radio.checked)).toEqual([false, false, false, false]);
    radios[0]?.click();
    await fixture.whenStable();
    expect(host.model().frown).toBe(0);
    expect(page.querySelector('label.on')?.textContent?.trim()).toBe('0');
  });

  it('is a group named by its field, each choice with a spoken name', async () => {
    const { page, find } = await open();
    const group = find('[role=radiogroup]');
    const labelId = group.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(labelId)?.textContent).toBe('Frown at rest');
    const names = new Set(
      [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')].map((radio) => radio.name),
    );
    expect(names.size).toBe(1);
    expect(find('input[type=radio]').getAttribute('aria-label')).toBe('0 of 3');
  });

  it('follows the form when it is reset', async () => {
    const { fixture, page, form: host } = await open();
    host.model.update((model) => ({ ...model, frown: 2 }));
    await fixture.whenStable();
    expect(page.querySelector<HTMLInputElement>('input:checked')?.value).toBe('2');
    host.model.update((model) => ({ ...model, frown: null }));
    await fixture.whenStable();
    expect(page.querySelector('input:checked')).toBeNull();
  });
});
