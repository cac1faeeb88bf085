import { clearPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { open, person } from '../testing/open-outcomes';

const left = '0198c0de-0000-7000-8000-000000000002';

describe('the names behind a question', () => {
  afterEach(() => clearPage());

  it.each([
    ['has left', { rows: [person] }, 200, 'Psychiatrist who has left'],
    [
      'is no psychiatrist any more',
      { rows: [{ ...person, id: left, displayName: 'Dr B. Lind', roles: ['clinician'] }] },
      200,
      'Dr B. Lind',
    ],
    [
      'could not be read',
      problemBody(503, 'service.unavailable'),
      503,
      'Psychiatrist whose name could not be read',
    ],
  ])('names on screen and paper a psychiatrist who %s', async (_, body, status, words) => {
    const { page, settle } = await open({ responsible: left, diagnosis: 'F99' }, (call) =>
      call.flush(body, { status, statusText: 'x' }),
    );
    await settle();
    const shown = (label: string) =>
      page
        .querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)
        ?.selectedOptions[0]?.text.trim();
    expect(shown('Responsible psychiatrist')).toBe(words);
    expect(shown('Diagnosis')).toBe('F99');
    expect(page.querySelector('p.print-only')?.textContent).toBe(`PHQ-9 · F99 · ${words}`);
  });
});
