import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SessionDraft } from '@glabella/contracts';
import type { SessionEditor } from '../draft/session-editor';
import { colleague, context, draftId, draftOf, editorOf, injector } from '../testing/session-draft';
import { AftercareSection } from './aftercare-section';
import { DaySection } from './day-section';
import { OpenWalk } from './open-walk';
import { peopleToChoose } from './people-choices';

const gone = { id: draftId, displayName: 'Ida Sommer' };

@Component({
  imports: [AftercareSection, DaySection, OpenWalk],
  template: `<div [glabellaOpenWalk]="editor()">
    <glabella-day-section [editor]="editor()" />
    <glabella-aftercare-section [editor]="editor()" />
  </div>`,
})
class Host {
  readonly editor = input.required<SessionEditor>();
}

function chosenIn(draft: SessionDraft) {
  const fixture = TestBed.createComponent(Host);
  fixture.componentRef.setInput('editor', editorOf(draft).editor);
  fixture.autoDetectChanges();
  const page: HTMLElement = fixture.nativeElement;
  const chosen = [...page.querySelectorAll('select')].map(({ labels, selectedOptions }) => [
    labels[0]?.textContent?.trim(),
    selectedOptions[0]?.textContent?.trim(),
  ]);
  return new Map(chosen.map(([label, name]) => [label, name] as const));
}

describe('who may be named in a draft', () => {
  const namesOf = (draft: SessionDraft, heldId: string | null) =>
    peopleToChoose(editorOf(draft).editor, heldId).map(({ displayName }) => displayName);
  const active = context.injectors.map(({ displayName }) => displayName);

  it.each([null, injector.id, colleague.id])('are the active people with %s held', (heldId) => {
    expect(namesOf(draftOf(), heldId)).toEqual(active);
  });

  it('are also those who are held and not active any more, by name where it is known', () => {
    expect(namesOf(draftOf(), gone.id)).toEqual([...active, 'Somebody not active here']);
    expect(namesOf(draftOf({}, { createdBy: gone }), gone.id)).toEqual([
      ...active,
      'Ida Sommer (not active here)',
    ]);
  });

  it('stand as what is held in “Injected by” and “Told by”', () => {
    const held = draftOf({ performedById: gone.id, aftercareById: gone.id }, { createdBy: gone });
    const chosen = chosenIn(held);
    expect(chosen.get('Injected by')).toBe('Ida Sommer (not active here)');
    expect(chosen.get('Told by')).toBe('Ida Sommer (not active here)');
  });
});
