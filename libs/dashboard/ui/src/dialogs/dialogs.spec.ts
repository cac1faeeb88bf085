import { TestBed } from '@angular/core/testing';
import { Dialogs } from './dialogs';
import { UnsavedChanges } from './unsaved-changes';

const settle = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
};

const dialog = (): HTMLElement | null => document.querySelector('cdk-dialog-container');
const inDialog = <E extends HTMLElement>(selector: string): E => {
  const found = dialog()?.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const press = (label: string): void =>
  [...(dialog()?.querySelectorAll('button') ?? [])]
    .find((button) => button.textContent?.trim() === label)
    ?.click();
const escape = (): void =>
  void document.body.dispatchEvent(
    Object.defineProperty(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
      'keyCode',
      { value: 27 },
    ),
  );

const voiding = {
  heading: 'Void this PHQ-9?',
  text: 'It stays readable, marked as void.',
  confirmLabel: 'Void it',
  tone: 'danger',
} as const;

afterEach(async () => {
  escape();
  await settle();
});

describe('Dialogs.confirm', () => {
  it('is an alert dialog named by its heading, cancel first', async () => {
    const answer = TestBed.inject(Dialogs).confirm(voiding);
    await settle();
    const container = dialog();
    expect(container?.getAttribute('role')).toBe('alertdialog');
    const heading = document.getElementById(container?.getAttribute('aria-labelledby') ?? '');
    expect(heading?.textContent).toBe('Void this PHQ-9?');
    const labels = [...(container?.querySelectorAll('button') ?? [])].map((button) =>
      button.textContent?.trim(),
    );
    expect(labels).toEqual(['Cancel', 'Void it']);
    press('Void it');
    expect(await answer).toBe(true);
  });

  it.each([
    ['Cancel', () => press('Cancel')],
    ['Escape', escape],
  ])('answers no to %s', async (_way, close) => {
    const answer = TestBed.inject(Dialogs).confirm(voiding);
    await settle();
    close();
    expect(await answer).toBe(false);
  });
});

describe('Dialogs.askReason', () => {
  async function ask(text: string) {
    const answer = TestBed.inject(Dialogs).askReason(voiding);
    await settle();
    const reason = inDialog<HTMLTextAreaElement>('textarea');
    reason.value = text;
    reason.dispatchEvent(new Event('input'));
    inDialog('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    return { answer, reason };
  }

  it('answers the trimmed reason', async () => {
    const { answer } = await ask('  Wrong patient. ');
    expect(await answer).toBe('Wrong patient.');
  });

  it.each(['', '   \n '])('takes no empty words (%j): it says so and stays open', async (text) => {
    const { answer, reason } = await ask(text);
    expect(reason.getAttribute('aria-invalid')).toBe('true');
    expect(inDialog('.error').textContent).toBe('Write the reason.');
    press('Cancel');
    expect(await answer).toBeNull();
  });

  it('names its field and says where the reason will stand', async () => {
    const answer = TestBed.inject(Dialogs).askReason({ ...voiding, reasonLabel: 'Why void it' });
    await settle();
    expect(inDialog<HTMLTextAreaElement>('textarea').labels?.[0]?.textContent).toBe('Why void it');
    expect(inDialog('.hint').textContent).toMatch(/your name and the time/);
    press('Cancel');
    await answer;
  });
});

describe('UnsavedChanges', () => {
  it('asks the browser to warn while something is unsaved, and no longer', () => {
    const unsaved = TestBed.inject(UnsavedChanges);
    const leave = (): boolean =>
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    let isDirty = true;
    let forget = (): void => undefined;
    const owner = { onDestroy: (callback: () => void) => (forget = callback) };
    unsaved.watch(() => isDirty, owner as never);
    expect(unsaved.exist()).toBe(true);
    expect(leave()).toBe(false);
    isDirty = false;
    expect(leave()).toBe(true);
    isDirty = true;
    forget();
    expect(unsaved.exist()).toBe(false);
    unsaved.watch(() => true, owner as never);
    unsaved.discard();
    expect(leave()).toBe(true);
  });
});
