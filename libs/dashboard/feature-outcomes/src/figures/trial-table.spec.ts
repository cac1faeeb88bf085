import { TestBed } from '@angular/core/testing';
import { publishedTrials } from '@glabella/domain/outcomes';
import { TrialTable } from './trial-table';

describe('the published trials', () => {
  it('stand each with the caveat of its source under the citation', () => {
    const fixture = TestBed.createComponent(TrialTable);
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
});
