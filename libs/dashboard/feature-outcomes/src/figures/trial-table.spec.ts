import { TestBed } from '@angular/core/testing';
import { findInstrument, phq9 } from '@glabella/domain/instruments';
import { publishedTrials, trialWarning } from '@glabella/domain/outcomes';
import { TrialTable } from './trial-table';

describe('the published trials', () => {
  it('stand each with the caveat of its source under the citation', () => {
    const fixture = TestBed.createComponent(TrialTable);
    fixture.componentRef.setInput('measured', phq9);
    TestBed.tick();
    const element: HTMLElement = fixture.nativeElement;
    const heads = [...element.querySelectorAll('tbody th')].map(
      (head) => head.textContent?.replace(/\s+/g, ' ') ?? '',
    );
    expect(heads).toHaveLength(publishedTrials.length);
    expect(heads.find((head) => head.startsWith(' Magid') || head.startsWith('Magid'))).toContain(
      'The abstract names no week; the primary endpoint was week 6',
    );
    publishedTrials.forEach(({ source }, at) => {
      expect(source.detail).toBeTruthy();
      expect(heads[at]).toContain(source.detail);
    });
  });

  it('say of each scale what is true beside it', () => {
    const fixture = TestBed.createComponent(TrialTable);
    const element: HTMLElement = fixture.nativeElement;
    for (const id of ['phq9', 'madrs', 'hamd17']) {
      const measured = findInstrument(id);
      if (measured === undefined) throw new Error(id);
      fixture.componentRef.setInput('measured', measured);
      TestBed.tick();
      expect(element.querySelector('.warning')?.textContent).toBe(trialWarning(measured));
      expect(trialWarning(measured).startsWith('The trials used other scales')).toBe(id === 'phq9');
    }
    expect(trialWarning(findInstrument('madrs') ?? phq9)).toContain(
      'Only Finzi & Rosenthal 2014 used this scale',
    );
  });
});
