import { detailWords, subjectWords } from './audit-words';

describe('what an event was done to', () => {
  it.each([
    ['an injection session', ['patient'], 'Injection session'],
    ['the session of a browser', [], 'Browser session'],
  ])('is %s', (_, patientIds, what) => {
    const event = { subjectType: 'session', subjectId: 'a1', patientIds };
    expect(subjectWords(event, () => null)).toEqual({ what, id: 'a1' });
  });

  it('is somebody by name, a record by its kind, a patient without the id that the link has', () => {
    const nameOf = (id: string) => (id === 'mia' ? 'Mia' : null);
    const on = (subjectType: string, subjectId: string, patientIds: string[] = []) =>
      subjectWords({ subjectType, subjectId, patientIds }, nameOf);
    expect(on('staff', 'mia')).toEqual({ what: 'Mia', id: null });
    expect(on('saved-report', 'r1')).toEqual({ what: 'Saved report', id: 'r1' });
    expect(on('patient', 'p1', ['p1'])).toEqual({ what: 'Patient', id: null });
    expect(subjectWords({ subjectType: null, subjectId: null, patientIds: [] }, nameOf)).toBeNull();
    const ofNoKind = { subjectType: null, subjectId: 'p1', patientIds: ['p1'] };
    expect(subjectWords(ofNoKind, nameOf)).toBeNull();
  });
});

describe('the details of an event', () => {
  it('prints numbers, short facts and short lists, not ids or objects', () => {
    const id = '0198c0de-0000-7000-8000-000000000100';
    const words = (detail: Record<string, unknown>) => detailWords(detail, () => null);
    expect(words({ rowCount: 3, ids: [id], why: 'late', nothing: null, of: {} })).toBe(
      'row count 3, why late',
    );
    expect(words({ roles: ['clinician', 'psychiatrist'], rolesBefore: [] })).toBe(
      'roles clinician and psychiatrist, roles before none',
    );
    expect(words({ kinds: Array<string>(9).fill('x') })).toBe('');
    expect(detailWords({ followUpsTo: id }, () => 'Mia Sandoval')).toBe(
      'follow ups to Mia Sandoval',
    );
    expect(words({})).toBe('');
  });
});
