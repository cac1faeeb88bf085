import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { context, draftOf, editorOf } from '../testing/session-draft';
import { ConsentLine } from './consent-line';

function textOf(offLabelVersions: number[]): string {
  const { editor } = editorOf(draftOf({}, { context: { ...context, offLabelVersions } }));
  const fixture = TestBed.createComponent(ConsentLine);
  fixture.componentRef.setInput('editor', editor);
  fixture.detectChanges();
  return fixture.nativeElement.textContent;
}

describe('the consent of a session', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([])] }));

  it('holds the off-label statement where the version that was agreed to has it', () => {
    expect(textOf([1])).toContain(
      'Agreed on 6 Jan 2026 to version 1, off-label statement included.',
    );
  });

  it.each([[[]], [[2]]])('says nothing of it where versions %j alone have it', (versions) => {
    const text = textOf(versions);
    expect(text).toContain('Agreed on 6 Jan 2026 to version 1.');
    expect(text).not.toContain('off-label');
  });
});
