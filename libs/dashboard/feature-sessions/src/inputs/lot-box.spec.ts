import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Field } from '@glabella/dashboard/ui';
import { context } from '../testing/session-draft';
import { LotBox, type RecentLot } from './lot-box';

@Component({
  imports: [Field, LotBox],
  template: `
    <glabella-field label="Lot">
      <glabella-lot-box
        [value]="lot()"
        [lots]="lots"
        (typed)="lot.set($event)"
        (chosen)="choose($event)"
      />
    </glabella-field>
  `,
})
class Form {
  lots: readonly RecentLot[] = context.recentLots;
  readonly lot = signal<string | null>(null);
  readonly chosen: RecentLot[] = [];

  choose(lot: RecentLot): void {
    this.chosen.push(lot);
    this.lot.set(lot.lotNumber);
  }
}

async function open(lots: readonly RecentLot[] = context.recentLots) {
  const fixture = TestBed.createComponent(Form);
  fixture.componentInstance.lots = lots;
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const input = page.querySelector('input');
  if (!input) throw new Error('no input');
  const press = async (key: string): Promise<void> => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  };
  const type = async (text: string): Promise<void> => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const shown = () =>
    input.getAttribute('aria-expanded') === 'true'
      ? [...page.querySelectorAll('[role=option] strong')].map(({ textContent }) => textContent)
      : [];
  const active = () =>
    document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ??
    page.querySelector(`#${input.getAttribute('aria-activedescendant') ?? 'none'}`)?.textContent;
  return { fixture, form: fixture.componentInstance, page, input, press, type, shown, active };
}

const chosenNumbers = (form: Form): string[] => form.chosen.map(({ lotNumber }) => lotNumber);

describe('the box for a lot', () => {
  it('shows no list until it is asked for', async () => {
    const { shown, press } = await open();
    expect(shown()).toEqual([]);
    await press('ArrowDown');
    expect(shown()).toEqual(['C7781', 'C6600']);
  });

  it('takes the lot under the arrow with Enter', async () => {
    const { form, press, shown, active } = await open();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(active()).toContain('C6600');
    expect(active()).toContain('use through 31 Jan 2027');
    await press('Enter');
    expect(chosenNumbers(form)).toEqual(['C6600']);
    expect(shown()).toEqual([]);
  });

  it('goes round at both ends', async () => {
    const { press, active } = await open();
    await press('ArrowUp');
    expect(active()).toContain('C6600');
    await press('ArrowDown');
    expect(active()).toContain('C7781');
  });

  it('takes any other number as typed', async () => {
    const { form, type, press, shown } = await open();
    await type('C9');
    expect(form.lot()).toBe('C9');
    expect(shown()).toEqual([]);
    await press('Enter');
    expect(form.chosen).toEqual([]);
    await type('');
    expect(form.lot()).toBeNull();
  });

  it('narrows the list to what was typed', async () => {
    const { type, shown } = await open();
    await type('c66');
    expect(shown()).toEqual(['C6600']);
  });

  it('recognises a recent lot that was typed or scanned in full, once', async () => {
    const { form, type, press } = await open();
    await type('c7781');
    await press('Enter');
    expect(chosenNumbers(form)).toEqual(['C7781']);
    await press('Enter');
    expect(chosenNumbers(form)).toEqual(['C7781']);
  });

  it('takes whole vials of a number that was scanned where the opened one is past its use-by', async () => {
    const [lot] = context.recentLots;
    if (!lot) throw new Error('no lot');
    const opened = { ...lot, reconstitutedAt: '2026-11-22T08:00:00.000Z' };
    const whole = { ...lot, reconstitutedAt: null };
    for (const [isPastUseBy, taken] of [
      [true, whole.reconstitutedAt],
      [false, opened.reconstitutedAt],
    ] as const) {
      const { form, type, press } = await open([{ ...opened, isPastUseBy }, whole]);
      await type('C7781');
      await press('Enter');
      expect(form.chosen.map(({ reconstitutedAt }) => reconstitutedAt)).toEqual([taken]);
    }
  });

  it('says which lot is recalled, and which opened vial is past its use-by', async () => {
    const [one, other] = context.recentLots;
    if (!one || !other) throw new Error('no lots');
    const { page, press } = await open([
      { ...one, isRecalled: true },
      { ...other, isPastUseBy: true },
    ]);
    await press('ArrowDown');
    const [recalled, past] = page.querySelectorAll('[role=option]');
    expect(recalled?.textContent).toContain('recalled: do not use');
    expect(past?.textContent).toContain('past use-by');
    expect(past?.textContent).not.toContain('recalled');
  });

  it('closes with Escape without taking anything', async () => {
    const { form, press, shown } = await open();
    await press('ArrowDown');
    await press('Escape');
    expect(shown()).toEqual([]);
    expect(form.chosen).toEqual([]);
  });

  it('is a combobox named by its field', async () => {
    const { input, page } = await open();
    expect(input.getAttribute('role')).toBe('combobox');
    expect(input.labels?.[0]?.textContent).toBe('Lot');
    const list = page.querySelector('[role=listbox]');
    expect(input.getAttribute('aria-controls')).toBe(list?.id);
  });
});
