import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Field } from '@glabella/dashboard/ui';
import { ClockTimeBox, type ClockTime } from './clock-time';
import { ReadBox } from './read-box';
import { numberReading } from './reading';

@Component({
  imports: [ClockTimeBox, Field, ReadBox],
  template: `
    <glabella-field label="Vial, U">
      <glabella-read-box [reading]="reading" [value]="units()" (changed)="units.set($event)" />
    </glabella-field>
    <glabella-read-box
      label="Units, Procerus"
      [reading]="reading"
      [value]="units()"
      (changed)="units.set($event)"
    />
    <glabella-field label="Reconstituted at">
      <glabella-clock-time
        dayLabel="Reconstituted on"
        sessionDay="2026-11-23"
        [value]="clock()"
        (changed)="clock.set($event)"
      />
    </glabella-field>
  `,
})
class Form {
  readonly reading = numberReading({ min: 1, max: 1000, decimals: 2, unit: 'U' });
  readonly units = signal<number | null>(100);
  readonly clock = signal<ClockTime | null>(null);
}

async function open() {
  const fixture = TestBed.createComponent(Form);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const inputs = [...page.querySelectorAll<HTMLInputElement>('input')];
  const [vial, procerus, time] = inputs;
  const select = page.querySelector('select');
  if (!vial || !procerus || !time || !select) throw new Error('no form');
  const type = async (input: HTMLInputElement, text: string): Promise<void> => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const leave = async (input: HTMLInputElement): Promise<void> => {
    input.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
  };
  const choose = async (before: string): Promise<void> => {
    select.value = before;
    select.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  const errors = () => [...page.querySelectorAll('.error')].map((error) => error.textContent);
  const form = fixture.componentInstance;
  return { fixture, form, vial, procerus, time, select, type, leave, choose, errors };
}

describe('a value typed in one of its ways', () => {
  it('leaves the text as typed while it means the same', async () => {
    const { form, vial, procerus, type } = await open();
    await type(vial, '50,0');
    expect(form.units()).toBe(50);
    expect(vial.value).toBe('50,0');
    expect(procerus.value).toBe('50');
  });

  it('follows the value when it changes from elsewhere', async () => {
    const { fixture, form, vial, type } = await open();
    await type(vial, 'fifty');
    form.units.set(200);
    await fixture.whenStable();
    expect(vial.value).toBe('200');
    form.units.set(null);
    await fixture.whenStable();
    expect(vial.value).toBe('');
  });

  it('holds no value for a text that is none, and says what to write once it was left', async () => {
    const { form, vial, type, leave, errors } = await open();
    await type(vial, '5000');
    expect(form.units()).toBeNull();
    expect(vial.value).toBe('5000');
    expect(errors()).toEqual([]);
    await leave(vial);
    expect(errors()).toEqual(['Write 1 to 1000 U.']);
    expect(vial.getAttribute('aria-invalid')).toBe('true');
    await type(vial, '500');
    expect(errors()).toEqual([]);
  });

  it('says it under the input where no field stands around it', async () => {
    const { procerus, type, leave } = await open();
    await type(procerus, 'seven');
    await leave(procerus);
    const describedBy = procerus.getAttribute('aria-describedby') ?? '';
    const { parentElement } = procerus;
    expect(parentElement?.querySelector(`#${describedBy}`)?.textContent).toBe('Write 1 to 1000 U.');
  });

  it('is named by its field, or by its label where none stands around it', async () => {
    const { vial, procerus } = await open();
    expect(vial.labels?.[0]?.textContent).toBe('Vial, U');
    expect(procerus.getAttribute('aria-label')).toBe('Units, Procerus');
  });
});

describe('a time near the day of the session', () => {
  it('is of the same day, unless the day before is chosen', async () => {
    const { form, time, type, choose } = await open();
    await type(time, '1340');
    expect(form.clock()).toEqual({ day: '2026-11-23', time: '13:40' });
    await choose('1');
    expect(form.clock()).toEqual({ day: '2026-11-22', time: '13:40' });
  });

  it('keeps the chosen day while the time is typed anew', async () => {
    const { form, time, type, choose } = await open();
    await choose('1');
    await type(time, '17:0');
    expect(form.clock()).toBeNull();
    await type(time, '17:00');
    expect(form.clock()).toEqual({ day: '2026-11-22', time: '17:00' });
  });

  it('names any other day that it was given', async () => {
    const { fixture, form, select } = await open();
    form.clock.set({ day: '2026-11-20', time: '09:00' });
    await fixture.whenStable();
    expect(select.selectedOptions[0]?.textContent?.trim()).toBe('20 Nov 2026');
  });
});
