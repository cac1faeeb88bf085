import { gad7, phq9 } from '@glabella/domain/instruments';
import { EntryForm } from './entry-form';

const today = '2026-11-23';
const nine = (text: string) => [...text].map((one) => (one === '-' ? null : Number(one)));

function filled(answers: string): EntryForm {
  const form = new EntryForm(phq9, today);
  form.answers.set(nine(answers));
  return form;
}

describe('a form being filled in', () => {
  it('begins without a single answer, assessed today', () => {
    const form = new EntryForm(phq9, today);
    expect(form.answers()).toEqual(Array(9).fill(null));
    expect(form.assessedOn()).toBe(today);
    expect(form.isStarted()).toBe(false);
    expect(form.functionAnswer()).toBeNull();
  });

  it.each([
    ['complete', '321012010', 'complete', []],
    ['8 of 9', '32101201-', 'none', [9]],
    ['8 of 9 with item 9', '3-1012010', 'prorated', [2]],
    ['7 of 9 with item 9', '3-10-2010', 'prorated', [2, 5]],
    ['6 of 9', '3-10--010', 'none', [2, 5, 6]],
  ])('knows the gaps of a form with %s answers', (_name, answers, status, gaps) => {
    const form = filled(answers);
    expect(form.score()?.status).toBe(status);
    expect(form.gaps()).toEqual(gaps);
  });

  it('asks about functioning once there is a point, and not at a total of 0', () => {
    expect(filled('000000000').asksFunction()).toBe(false);
    expect(filled('000010000').asksFunction()).toBe(true);
    const worry = new EntryForm(gad7, today);
    worry.answers.set(nine('1000000'));
    expect(worry.asksFunction()).toBe(gad7.functionItem !== undefined);
  });

  it('needs a disposition for a positive item 9, and none for 0', () => {
    const positive = filled('000000001');
    expect(positive.missing()).toEqual(['disposition']);
    positive.disposition.set('handed-to-psychiatrist');
    expect(positive.missing()).toEqual([]);
    expect(positive.recording()?.safetyAcknowledgement).toEqual({
      disposition: 'handed-to-psychiatrist',
      note: null,
    });
    expect(filled('000000000').missing()).toEqual([]);
  });

  it.each([
    ['1 stays 1', 1, 1, false],
    ['3 becomes 1', 3, 1, false],
    ['1 becomes 3', 1, 3, true],
    ['0 becomes 1', 0, 1, true],
    ['a gap becomes 1', null, 1, true],
  ])('asks in a correction what was done only where that is news: %s', (_, was, is, asks) => {
    const answers = (item9: number | null) => [...nine('10000000'), item9];
    const recorded = { ...filled('100000000').draft(), answers: answers(was), functionAnswer: 0 };
    const form = new EntryForm(phq9, today, recorded);
    form.answers.set(answers(is));
    expect(form.asksDisposition()).toBe(asks);
    expect(form.missing()).toEqual(asks ? ['disposition'] : []);
    form.disposition.set('could-not-reach');
    expect(form.recording()?.safetyAcknowledgement !== null).toBe(asks);
  });

  it('sends no acknowledgement of an answer that was taken back', () => {
    const form = filled('000000002');
    form.disposition.set('could-not-reach');
    form.answers.set(nine('000000000'));
    expect(form.recording()?.safetyAcknowledgement).toBeNull();
  });

  it('needs to know why a form has no total, and does not ask when it is prorated', () => {
    expect(filled('3-10--010').missing()).toEqual(['missing-reason']);
    expect(filled('3-1012010').missing()).toEqual([]);
  });

  it('records gaps as gaps and sends no total', () => {
    const form = filled('3-1012010');
    const recording = form.recording();
    expect(recording?.answers).toEqual([3, null, 1, 0, 1, 2, 0, 1, 0]);
    expect(JSON.stringify(recording)).not.toContain('total');
  });

  it('comes back from its draft as it was', () => {
    const form = filled('3-10-2010');
    form.note.set('Tired today');
    form.mode.set('phone');
    const again = new EntryForm(phq9, '2026-11-24', form.draft());
    expect(again.draft()).toEqual(form.draft());
  });

  it('comes back without a day and a language where both were cleared, and asks for them', () => {
    const form = filled('321012010');
    form.assessedOn.set('');
    form.language.set('');
    const again = new EntryForm(phq9, '2026-11-24', form.draft());
    expect([again.assessedOn(), again.language()]).toEqual(['', '']);
    expect(again.missing()).toEqual(['date', 'language']);
    const restored = new EntryForm(phq9, '2026-11-24');
    restored.restore({ ...form.draft() });
    expect([restored.assessedOn(), restored.language()]).toEqual(['', '']);
  });

  it('records no language that nobody said', () => {
    const form = filled('321012010');
    form.language.set(' ');
    expect(form.missing()).toEqual(['language']);
    expect(form.recording()).toBeNull();
    form.language.set('de');
    expect(form.recording()?.language).toBe('de');
  });

  it('takes back what was kept of it, and is empty again where nothing was', () => {
    const kept = filled('000000002');
    kept.disposition.set('could-not-reach');
    kept.note.set('Tired today');
    const form = new EntryForm(phq9, today);
    const untouched = { ...form.draft() };
    form.restore({ ...kept.draft() });
    expect(form.draft()).toEqual(kept.draft());
    form.markWrong(0, '7');
    form.restore(untouched);
    expect([form.draft(), form.wrongNumbers()]).toEqual([untouched, {}]);
    form.restore({ answers: [1, 1], language: 3, of: 'a later page' });
    expect(form.draft()).toEqual(untouched);
  });

  it('keeps in its draft what was said about a positive item 9', () => {
    const form = filled('000000002');
    expect(form.draft().acknowledgement).toBeNull();
    form.disposition.set('could-not-reach');
    form.dispositionNote.set('Rang twice');
    const again = new EntryForm(phq9, '2026-11-24');
    again.restore({ ...form.draft() });
    expect(again.recording()?.safetyAcknowledgement).toEqual({
      disposition: 'could-not-reach',
      note: 'Rang twice',
    });
  });

  it('does not take the answers of another questionnaire', () => {
    const draft = { ...filled('321012010').draft(), answers: [1, 1, 1, 1, 1, 1, 1] };
    const form = new EntryForm(phq9, today, { ...draft, note: null });
    expect(form.isStarted()).toBe(false);
  });

  it('takes up a record to correct it, also one that knows only its total', () => {
    const form = new EntryForm(phq9, today, {
      assessedOn: '2026-10-01',
      mode: 'phone',
      language: 'de',
      answers: null,
      functionAnswer: null,
      missingReason: null,
      note: null,
    });
    expect(form.assessedOn()).toBe('2026-10-01');
    expect(form.gaps()).toHaveLength(9);
  });

  it('cannot be recorded while the date is no date', () => {
    const form = filled('321012010');
    form.assessedOn.set('');
    expect(form.recording()).toBeNull();
    expect(form.missing()).toEqual(['date']);
  });
});
