import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { me, openPage } from '@glabella/dashboard/data-access/testing';
import { saveDelayMs } from '../draft/session-keeper';
import { SessionClock } from '../editor/session-clock';
import { SessionEditorPage } from '../editor/session-editor-page';
import { draftId, now } from './session-draft';

/** The page of the draft of the specs, which waits for its answer, as somebody with these roles opens it. */
export async function openEditor(roles = me.roles) {
  const page = await openPage(SessionEditorPage, {
    inputs: { draftId },
    // The day of the drafts, not the day on which the test runs.
    providers: [
      { provide: SessionClock, useValue: { now: signal(now).asReadonly(), look: () => undefined } },
    ],
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
  const control = (name: string): HTMLElement => {
    const found = [...document.querySelectorAll<HTMLElement>('[aria-label]')].find(
      (element) => element.getAttribute('aria-label') === name,
    );
    if (!found) throw new Error(`nothing named "${name}"`);
    return found;
  };
  return {
    ...page,
    control,
    focus: async (name: string) => {
      control(name).focus();
      await page.settle();
    },
    key: async (key: string, modifiers: KeyboardEventInit = {}) => {
      const { activeElement } = document;
      const event = { key, bubbles: true, cancelable: true, ...modifiers };
      activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
      await page.settle();
    },
    place: () =>
      document.activeElement?.closest('[data-place]')?.getAttribute('data-place') ?? null,
    /** The draft is saved a second after a change. */
    untilSaved: async () => {
      await new Promise((resolve) => setTimeout(resolve, saveDelayMs));
      await page.settle();
    },
  };
}
