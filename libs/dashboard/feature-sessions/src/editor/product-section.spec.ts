import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SessionDraft, SessionDraftBody } from '@glabella/contracts';
import { Toasts } from '@glabella/dashboard/ui';
import { colleague, context, draftId, draftOf, editorOf } from '../testing/session-draft';
import { ProductSection } from './product-section';

function show(draft: SessionDraft = draftOf()) {
  const { editor } = editorOf(draft);
  const fixture = TestBed.createComponent(ProductSection);
  fixture.componentRef.setInput('editor', editor);
  fixture.autoDetectChanges();
  const page: HTMLElement = fixture.nativeElement;
  const field = (label: string) =>
    [...page.querySelectorAll('label')].find(({ textContent }) => textContent?.trim() === label)
      ?.control;
  const change = async (label: string, value: string, event: 'change' | 'input') => {
    const control = field(label) as HTMLInputElement | HTMLSelectElement;
    control.value = value;
    control.dispatchEvent(new Event(event));
    await fixture.whenStable();
  };
  return {
    editor,
    field,
    choose: (label: string, value: string) => change(label, value, 'change'),
    write: (label: string, text: string) => change(label, text, 'input'),
    value: (label: string) => (field(label) as HTMLInputElement).value,
    text: () => page.textContent?.replaceAll(/\s+/g, ' ') ?? '',
  };
}

const preparationIn = ({ reconstitutedBy, unitsDrawn, sealIntact }: SessionDraftBody) => ({
  reconstitutedBy,
  unitsDrawn,
  sealIntact,
});

describe('another product in a session', () => {
  it('says that the units were emptied, and gives product and units back when asked', async () => {
    const { editor, choose, value } = show();
    const units = () => editor.body().sites.map((site) => site.units);
    await choose('Product', 'abobotulinumtoxinA');
    expect(units()).toEqual([null, null, null, null, null]);
    const toast = TestBed.inject(Toasts).current();
    expect(toast?.text).toBe('Emptied the units: the protocol has none of abobotulinumtoxinA.');
    toast?.undo?.();
    await TestBed.inject(ApplicationRef).whenStable();
    expect(units()).toEqual([7, 6, 6, 5, 5]);
    expect(value('Product')).toBe('onabotulinumtoxinA');
  });

  it('keeps what was typed when the keyboard passes over it and comes back', async () => {
    const { editor, choose } = show();
    editor.sites.setUnits('procerus/midline', 9);
    await choose('Product', 'abobotulinumtoxinA');
    await choose('Product', 'onabotulinumtoxinA');
    const procerus = () => [editor.body().productId, editor.body().sites[0]?.units];
    expect(procerus()).toEqual(['onabotulinumtoxinA', 9]);
    TestBed.inject(Toasts).undo();
    expect(procerus()).toEqual(['abobotulinumtoxinA', null]);
  });
});

describe('a lot under recall', () => {
  it('is marked among the lots that are offered', async () => {
    const openRecalls = [{ lotNumber: 'c6600', productId: null, startedOn: '2026-11-20' }];
    const { field, text } = show(draftOf({}, { context: { ...context, openRecalls } }));
    field('Lot')?.click();
    expect(text().match(/recalled: do not use/g)).toHaveLength(1);
    expect(text()).toContain('C6600use through 31 Jan 2027 · 50 U recalled: do not use');
  });
});

describe('the preparation in a session', () => {
  it('has nothing filled in ahead', () => {
    const { editor, value } = show();
    expect(['Reconstituted by', 'Drawn up, U', 'Seal and hologram'].map(value)).toEqual([
      '',
      '',
      'Not recorded',
    ]);
    expect(preparationIn(editor.body())).toEqual({
      reconstitutedBy: null,
      unitsDrawn: null,
      sealIntact: null,
    });
  });

  it('takes a colleague, the units and the seal, and says at once what cannot be', async () => {
    const { editor, choose, write, text } = show();
    await choose('Reconstituted by', colleague.id);
    await choose('Seal and hologram', 'Not intact');
    await write('Drawn up, U', '20');
    expect(text()).toContain('20 U drawn up; 29 U at the sites.');
    expect(editor.open().map(({ code }) => code)).toContain('seal-not-intact');
    expect(preparationIn(editor.body())).toEqual({
      reconstitutedBy: { staffId: colleague.id, name: colleague.displayName },
      unitsDrawn: 20,
      sealIntact: false,
    });
    await write('Drawn up, U', '31.5');
    expect(text()).not.toContain('drawn up;');
    await choose('Reconstituted by', '');
    await choose('Seal and hologram', 'Not recorded');
    expect(preparationIn(editor.body())).toMatchObject({ reconstitutedBy: null, sealIntact: null });
  });

  it('takes a pharmacy by its name, which is asked for', async () => {
    const { editor, choose, write, field } = show();
    expect(field('Name of the pharmacy')).toBeUndefined();
    await choose('Reconstituted by', 'pharmacy');
    expect(editor.openLines().map(({ place }) => place)).toContain('pharmacy');
    await write('Name of the pharmacy', 'Synthetic pharmacy');
    expect(editor.openLines().map(({ place }) => place)).not.toContain('pharmacy');
    expect(editor.body().reconstitutedBy).toEqual({ staffId: null, name: 'Synthetic pharmacy' });
  });

  it('shows who is not active here any more as what is held, and keeps it when it is chosen again', async () => {
    const reconstitutedBy = { staffId: draftId, name: 'Ida Sommer' };
    const { editor, value, choose, text } = show(draftOf({ reconstitutedBy }));
    expect(value('Reconstituted by')).toBe(draftId);
    expect(text()).toContain('Ida Sommer (not active here)');
    await choose('Reconstituted by', draftId);
    expect(editor.body().reconstitutedBy).toEqual(reconstitutedBy);
    await choose('Reconstituted by', colleague.id);
    expect(text()).not.toContain('Ida Sommer');
  });

  it('asks of a liquid by whom only where somebody is named already', () => {
    const liquid = { productId: 'relabotulinumtoxinA' };
    expect(show(draftOf(liquid)).field('Reconstituted by')).toBeUndefined();
    const reconstitutedBy = { staffId: colleague.id, name: colleague.displayName };
    expect(show(draftOf({ ...liquid, reconstitutedBy })).value('Reconstituted by')).toBe(
      colleague.id,
    );
  });
});
