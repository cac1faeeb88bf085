import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DraftStanding, type KeptDraft } from './draft-standing';

const at = '2026-11-23T13:02:00.000Z';
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
};
const press = async (name: string): Promise<void> => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => one.textContent?.trim() === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  found.focus();
  found.click();
  await settle();
};

/** A draft that came back, or that another tab changed, until somebody decides. */
class SomeDraft implements KeptDraft {
  readonly restoredAt = signal<string | null>(null);
  readonly outdatedAt = signal<string | null>(null);
  readonly conflict = signal<{ readonly isGone: boolean } | null>(null);
  readonly asked = signal(0);
  readonly discard = jest.fn(async () => this.restoredAt.set(null));
  readonly dropOutdated = jest.fn(async () => this.outdatedAt.set(null));
  readonly keepMine = jest.fn(async () => this.conflict.set(null));
  readonly takeTheirs = jest.fn(async () => this.conflict.set(null));
}

@Component({
  imports: [DraftStanding],
  template: `
    <h1>Some form</h1>
    <form>
      <glabella-draft-standing [kept]="draft" timeZone="UTC" />
      <input [attr.data-first-focus]="marksFirst() ? '' : null" />
    </form>
  `,
})
class SomePage {
  readonly draft = new SomeDraft();
  readonly marksFirst = signal(true);
}

async function open() {
  const fixture = TestBed.createComponent(SomePage);
  const element: HTMLElement = fixture.nativeElement;
  document.body.append(element);
  await settle();
  const { draft, marksFirst } = fixture.componentInstance;
  return { draft, marksFirst, element };
}

describe('what is known of a half-written form', () => {
  it('is dropped only where that is meant, and the focus goes on into the form', async () => {
    const { draft, element } = await open();
    draft.restoredAt.set(at);
    await settle();
    await press('Discard and start anew');
    await press('Cancel');
    expect(draft.discard).not.toHaveBeenCalled();
    await press('Discard and start anew');
    await press('Discard');
    expect(draft.discard).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(element.querySelector('input'));
  });

  it.each(['This one', 'The other one'])('leads on after "%s"', async (choice) => {
    const { draft, marksFirst, element } = await open();
    draft.conflict.set({ isGone: false });
    await settle();
    await press(choice);
    expect(document.activeElement).toBe(element.querySelector('input'));
    marksFirst.set(false);
    draft.conflict.set({ isGone: true });
    await settle();
    await press('Go on with this one');
    expect(document.activeElement).toBe(element.querySelector('h1'));
  });

  it('is dropped where it was about an earlier version of the record', async () => {
    const { draft, element } = await open();
    draft.outdatedAt.set(at);
    await settle();
    await press('Drop it');
    expect(draft.dropOutdated).toHaveBeenCalledTimes(1);
    expect(element.textContent).not.toContain('earlier version');
    expect(document.activeElement).toBe(element.querySelector('input'));
  });

  it('leads to what has to be said next where that shows only now', async () => {
    const { draft } = await open();
    draft.conflict.set({ isGone: false });
    draft.keepMine.mockImplementationOnce(async () => draft.conflict.set({ isGone: true }));
    await settle();
    await press('This one');
    expect(document.activeElement?.textContent?.trim()).toBe('Leave it');
  });
});
