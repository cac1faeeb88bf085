import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { Assessment } from '@glabella/contracts';
import { clearPage, openPage } from '@glabella/dashboard/data-access/testing';
import { phq9On } from '../testing/record-of';
import { EntryHistory, type EntryHistoryData } from './entry-history';

const first = phq9On(20, 8);
const question: EntryHistoryData = {
  assessmentId: first.id,
  entry: 'PHQ-9 of 26 Jan 2026',
  timeZone: 'Europe/Berlin',
};

/** The versions of an entry, the newest first; each is the first one but for these facts. */
async function open(...versions: Partial<Assessment>[]) {
  const { page, answer } = await openPage(EntryHistory, {
    providers: [
      { provide: DIALOG_DATA, useValue: question },
      { provide: DialogRef, useValue: { id: 'history', close: () => undefined } },
    ],
  });
  await answer(`assessments/${first.id}/history`, {
    versions: versions.map((facts, at) => ({ ...first, version: versions.length - at, ...facts })),
  });
  const rowOf = (label: string) => {
    const rows = [...page.querySelectorAll('tbody tr')];
    const row = rows.find((one) => one.querySelector('th')?.textContent?.trim() === label);
    return row && [...row.querySelectorAll('td')];
  };
  return {
    textsOf: (label: string) => rowOf(label)?.map(({ textContent }) => textContent?.trim()),
    changesOf: (label: string) =>
      rowOf(label)?.map(({ classList }) => classList.contains('changed')),
  };
}

afterEach(clearPage);

describe('the versions of an entry', () => {
  it('tell how functioning was answered in the words of the form, and mark its correction', async () => {
    const { textsOf, changesOf } = await open(
      { functionAnswer: 3 },
      { functionAnswer: 0 },
      { functionAnswer: null },
    );
    expect(textsOf('Functioning')).toEqual([
      'Extremely difficult',
      'Not difficult at all',
      'not answered',
    ]);
    expect(changesOf('Functioning')).toEqual([true, true, false]);
    expect(changesOf('Total')).toEqual([false, false, false]);
  });

  it('tell the language of the form, and mark its correction', async () => {
    const { textsOf, changesOf } = await open({ language: 'de' }, { language: 'en' });
    expect(textsOf('Language')).toEqual(['de', 'en']);
    expect(changesOf('Language')).toEqual([true, false]);
  });

  it('do not take functioning for left out where only a total is known', async () => {
    const { textsOf } = await open({ answers: null, scoreStatus: 'total-only' });
    expect(textsOf('Functioning')).toEqual(['not known']);
    expect(textsOf('1. Interest')).toEqual(['not known']);
  });

  it('have no line for functioning on a form that does not ask about it', async () => {
    const { textsOf } = await open({ instrumentId: 'gad7', answers: [2, 1, 1, 1, 1, 1, 1] });
    expect(textsOf('1. Nervous')).toEqual(['2']);
    expect(textsOf('Functioning')).toBeUndefined();
  });
});
