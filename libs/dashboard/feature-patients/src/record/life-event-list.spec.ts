import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LifeEvent } from '@glabella/contracts';
import { HistoryCalls } from '@glabella/dashboard/data-access';
import { Dialogs } from '@glabella/dashboard/ui';
import type { ReasonedStep } from '../reasoned-action';
import { idOf, lifeEventOf, recordOf } from '../testing/record-of';
import { LifeEventList } from './life-event-list';

const move = lifeEventOf({ id: idOf(96), happenedOn: '2026-02', kind: 'move', note: null });

function open(lifeEvents: LifeEvent[], mayAct = true) {
  const ask = jest.fn<Promise<boolean>, [unknown, ReasonedStep]>(async () => true);
  const voidRecord = jest.fn(async () => ({ id: idOf(96), version: 2 }));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Dialogs, useValue: { ask } },
      { provide: HistoryCalls, useValue: { void: voidRecord } },
    ],
  });
  const fixture = TestBed.createComponent(LifeEventList);
  fixture.componentRef.setInput('record', recordOf({ lifeEvents }));
  fixture.componentRef.setInput('mayAct', mayAct);
  const changed = jest.fn();
  fixture.componentInstance.changed.subscribe(changed);
  fixture.detectChanges();
  const page: HTMLElement = fixture.nativeElement;
  const lines = () =>
    [...page.querySelectorAll('li')].map(({ childElementCount, children, textContent }) =>
      (childElementCount === 0 ? [textContent] : [...children].map((part) => part.textContent))
        .map((text) => text?.replaceAll(/\s+/g, ' ').trim())
        .join(' '),
    );
  return { page, lines, ask, voidRecord, changed };
}

describe('the life events on the page of a patient', () => {
  it('say what they are for while there are none', () => {
    expect(open([]).lines()[0]).toContain('No life event is recorded.');
  });

  it('stand with the latest first, as much of the date as is known, and who wrote them', () => {
    const { lines, page } = open([lifeEventOf(), move]);
    expect(lines()).toEqual([
      'Feb 2026 move Correct the move of Feb 2026 Void the move of Feb 2026 Written by K. Aalto (synthetic)',
      expect.stringMatching(/^26 Jan 2026 bereavement: Her mother Correct the bereavement of/),
    ]);
    expect(page.querySelector('a')?.getAttribute('href')).toBe(
      `/patients/${idOf(9)}/history/life-events/${idOf(96)}`,
    );
  });

  it('stay when voided, marked, with the reason and no way to change them', () => {
    const { lines, page } = open([{ ...move, status: 'voided', reason: 'Other patient' }]);
    expect(lines()).toEqual(['Feb 2026 move voided Voided by K. Aalto (synthetic): Other patient']);
    expect(page.querySelector('a, button')).toBeNull();
  });

  it('are voided with a reason over the version that was read, and then read again', async () => {
    const { page, ask, voidRecord, changed } = open([move]);
    page.querySelector('button')?.click();
    await Promise.resolve();
    const step = ask.mock.calls[0]?.[1];
    expect(step?.heading).toBe('Void the move of Feb 2026?');
    await step?.run('Other patient');
    expect(voidRecord).toHaveBeenCalledWith(
      'life-events',
      idOf(96),
      { reason: 'Other patient' },
      1,
    );
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('are read and not changed by those who do not treat', () => {
    expect(open([move], false).page.querySelector('a, button')).toBeNull();
  });
});
