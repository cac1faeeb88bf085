import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { glabellarDepression } from '@glabella/domain/treatment';
import type { SessionEditor } from '../draft/session-editor';
import { aftercareList, context, draftOf, editorOf } from '../testing/session-draft';
import { AftercareSection } from './aftercare-section';
import { OpenWalk } from './open-walk';

@Component({
  imports: [AftercareSection, OpenWalk],
  template: `<div [glabellaOpenWalk]="editor()">
    <glabella-aftercare-section [editor]="editor()" />
  </div>`,
})
class Host {
  readonly editor = input.required<SessionEditor>();
}

const told = [...glabellarDepression.aftercare];
const reworded = {
  ...aftercareList,
  version: 2,
  publishedOn: '2026-11-23',
  instructions: aftercareList.instructions.map((one) =>
    one.id === 'no-rubbing' ? { ...one, text: 'Hands off', short: 'hands off' } : one,
  ),
};

function show(ticked = true) {
  const { editor } = editorOf(
    draftOf(
      { aftercareTold: ticked ? told : [] },
      { context: { ...context, aftercare: { list: reworded, ticked: aftercareList } } },
    ),
  );
  const fixture = TestBed.createComponent(Host);
  fixture.componentRef.setInput('editor', editor);
  fixture.autoDetectChanges();
  const page: HTMLElement = fixture.nativeElement;
  const chips = () =>
    [...page.querySelectorAll<HTMLInputElement>('.chip input')]
      .filter(({ checked }) => checked)
      .map(({ parentElement }) => parentElement?.textContent?.trim());
  const press = (text: string) => {
    const found = [...page.querySelectorAll('button')].find(({ textContent }) =>
      textContent?.includes(text),
    );
    if (!found) throw new Error(`no button ${text}`);
    found.click();
    fixture.detectChanges();
  };
  return { editor, page, chips, press, settle: () => fixture.detectChanges() };
}

describe('aftercare in a draft that was ticked before the list changed', () => {
  it('says what changed, and has nothing ticked that speaks of other words', () => {
    const { editor, page, chips } = show();
    expect(page.textContent?.replaceAll(/\s+/g, ' ')).toContain(
      'The aftercare list changed: version 2 is in force since 23 Nov 2026. What you ticked speaks of version 1.',
    );
    expect(page.textContent).toContain('now reads “Hands off for 24 hours.”');
    expect(chips()).toEqual([]);
    expect(editor.open().map(({ code }) => code)).toContain('aftercare-list-changed');
  });

  it('keeps on request what still says the same', () => {
    const { editor, page, chips, press } = show();
    press('Keep what still says the same (5)');
    expect(chips()).toHaveLength(5);
    expect(chips()).not.toContain('hands off, 24 h');
    expect(editor.body()).toMatchObject({ aftercareListVersion: 2 });
    expect(page.textContent).not.toContain('The aftercare list changed');
    const codes = editor.open().map(({ code }) => code);
    expect(codes).not.toContain('aftercare-list-changed');
    expect(codes).toContain('aftercare-not-told');
  });

  it('is ticked in the words of the new version', () => {
    const { editor, chips, press } = show();
    press('All of it told');
    expect(chips()).toContain('hands off, 24 h');
    expect(editor.body()).toMatchObject({ aftercareListVersion: 2 });
    expect(editor.facts().find(({ key }) => key === 'aftercare')?.text).toContain(
      'hands off, 24 h',
    );
  });

  it('is no news where nothing was ticked', () => {
    expect(show(false).page.textContent).not.toContain('The aftercare list changed');
  });
});

describe('when the aftercare was told', () => {
  it('is a time on the day of the session, and nothing where nobody says it', () => {
    const { editor, page, settle } = show();
    expect(editor.body().aftercareAt).toBeNull();
    const time = page.querySelector<HTMLInputElement>('input[placeholder="hh:mm"]');
    if (!time) throw new Error('no time');
    const type = (text: string) => {
      time.value = text;
      time.dispatchEvent(new Event('input'));
      settle();
    };
    type('14:20');
    // In Berlin.
    expect(editor.body().aftercareAt).toBe('2026-11-23T13:20:00.000Z');
    type('');
    expect(editor.body().aftercareAt).toBeNull();
  });
});
