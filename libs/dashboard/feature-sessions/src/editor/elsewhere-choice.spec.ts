import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SessionEditor } from '../draft/session-editor';
import { draftOf, editorOf, readyBody } from '../testing/session-draft';
import { ElsewhereChoice } from './elsewhere-choice';
import { OpenWalk } from './open-walk';

@Component({
  imports: [ElsewhereChoice, OpenWalk],
  template: `
    <div [glabellaOpenWalk]="editor">
      <glabella-elsewhere-choice [editor]="editor" />
      <button data-place="sign">Sign</button>
    </div>
  `,
})
class Form {
  editor!: SessionEditor;
}

const first = { on: '2026-09-01', productId: null, units: 50 };

async function open() {
  const { editor } = editorOf(draftOf({ ...readyBody, toxinElsewhere: [first] }));
  const fixture = TestBed.createComponent(Form);
  fixture.componentInstance.editor = editor;
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  const control = (label: string) => {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) =>
      textContent?.trim().startsWith(label),
    )?.control;
    if (!found) throw new Error(`nothing named ${label}`);
    return found as HTMLInputElement;
  };
  const write = async (label: string, value: string) => {
    control(label).value = value;
    control(label).dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const enter = async (label: string) => {
    const event = { key: 'Enter', bubbles: true, cancelable: true };
    control(label).focus();
    control(label).dispatchEvent(new KeyboardEvent('keydown', event));
    await fixture.whenStable();
  };
  const focused = () =>
    document.activeElement?.closest('[data-place]')?.getAttribute('data-place') ?? null;
  return { editor, page, control, write, enter, focused };
}

describe('a dose given elsewhere', () => {
  afterEach(() => document.body.replaceChildren());

  it('is led through by Enter and added by it at the last field', async () => {
    const { editor, write, enter, focused } = await open();
    await write('Given on', '2026-10-01');
    expect(editor.hasUnaddedDose()).toBe(true);
    await enter('Given on');
    expect(focused()).toBe('elsewhere-product');
    await enter('Product');
    expect(focused()).toBe('elsewhere-units');
    await write('Units', '380');
    await enter('Units');
    expect(editor.body().toxinElsewhere).toEqual([
      first,
      { on: '2026-10-01', productId: null, units: 380 },
    ]);
    expect(editor.hasUnaddedDose()).toBe(false);
  });

  it('is not added with units that cannot be read', async () => {
    const { editor, page, write, enter } = await open();
    await write('Given on', '2026-10-01');
    await write('Units', '1,000');
    await enter('Units');
    expect(editor.body().toxinElsewhere).toEqual([first]);
    expect(page.textContent).toContain('At most 2 decimals.');
    await write('Units', '1000');
    await enter('Units');
    expect(editor.body().toxinElsewhere[1]?.units).toBe(1000);
  });

  it('asks for its day before it is added', async () => {
    const { editor, page, write, enter, focused } = await open();
    await write('Units', '20');
    await enter('Units');
    expect(editor.body().toxinElsewhere).toEqual([first]);
    expect(page.textContent).toContain('Write the day');
    expect(focused()).toBe('elsewhere-on');
  });

  it('lets Enter go on through the form where none is typed', async () => {
    const { editor, enter, focused } = await open();
    expect(editor.hasUnaddedDose()).toBe(false);
    await enter('Units');
    expect(focused()).toBe('sign');
  });
});
