import type { Assessment, FollowUp } from '@glabella/contracts';
import { identityOf } from '@glabella/dashboard/ui';
import { openPage } from '../testing/open-page';
import { followUpOf, onDay, phq9On, recordOf } from '../testing/record-of';
import { EntriesTable } from './entries-table';

const positive = { answers: [1, 1, 1, 1, 1, 1, 1, 1, 1] };
const reyes = { id: followUpOf().owner.id, displayName: 'Dr. A. Reyes (synthetic)' };

/** Closed by night: in Berlin it is the next day already. */
function closedFollowUp(facts: Partial<FollowUp> = {}): FollowUp {
  const closedAt = `${onDay(21)}T23:30:00Z`;
  const [opened] = followUpOf().events;
  if (!opened) throw new Error('no event');
  const closing: FollowUp['events'][number] = {
    ...opened,
    kind: 'closed',
    disposition: 'assessed-plan-made',
    assessment: { kind: 'own-words', text: 'Passive thoughts, no plan (synthetic).' },
    plan: 'Call on Friday (synthetic).',
    owner: null,
    author: reyes,
    recordedAt: closedAt,
  };
  return followUpOf({ closedAt, events: [opened, closing], ...facts });
}

function open(entry: Partial<Assessment>, followUps: FollowUp[]) {
  const record = recordOf({ assessments: [phq9On(20, 9, entry)], followUps });
  const patient = identityOf(record.patient);
  const page = openPage(EntriesTable, { record, patient, mayAct: false });
  const chip = page.element.querySelector('tbody glabella-chip');
  return {
    ...page,
    /** Text, tone and accessible name of the one chip; null where there is none. */
    mark: chip && {
      text: chip.textContent?.trim(),
      tone: chip.className,
      name: chip.closest('button')?.getAttribute('aria-label') ?? null,
    },
    dialog: () => document.querySelector('glabella-dialog-frame')?.textContent ?? '',
  };
}

describe('item 9 on the line of an entry', () => {
  it.each([
    ['answered above 0', positive, 'item 9 open'],
    ['left out', { answers: [1, 1, 1, 1, 1, 1, 1, 1, null] }, 'item 9 not answered, open'],
    ['corrected to 0 meanwhile', { version: 2, reason: 'misread' }, 'item 9 open'],
    ['of an entry that was voided', { ...positive, status: 'voided' as const }, 'item 9 open'],
  ])('alarms while its follow-up is open: %s', (_, entry, text) => {
    expect(open(entry, [followUpOf()]).mark).toEqual({
      text,
      tone: 'alarm',
      name: `${text}: what was done about the PHQ-9 of 26 Jan 2026`,
    });
  });

  it.each([
    ['answered above 0', positive],
    ['left out', { answers: [1, 1, 1, 1, 1, 1, 1, 1, null] }],
    ['corrected to 0', { version: 2, reason: 'misread' }],
    ['of an entry that was voided', { ...positive, status: 'voided' as const }],
  ])('says by whom and when it was reviewed, once closed: %s', (_, entry) => {
    const text = 'item 9 reviewed, Dr. A. Reyes (synthetic), 28 Jan 2026';
    expect(open(entry, [closedFollowUp()]).mark).toEqual({
      text,
      tone: 'neutral',
      name: `${text}: what was done about the PHQ-9 of 26 Jan 2026`,
    });
  });

  it('alarms again where a correction opened the closed follow-up anew', () => {
    expect(open(positive, [closedFollowUp({ closedAt: null })]).mark).toMatchObject({
      text: 'item 9 open',
      tone: 'alarm',
    });
  });

  it('is marked without anything to open where no follow-up was opened', () => {
    const elsewhere = followUpOf({ assessmentId: phq9On(42, 9).id });
    expect(open(positive, [elsewhere]).mark).toEqual({ text: 'item 9', tone: 'alarm', name: null });
  });

  it.each([
    ['open', followUpOf({ cause: 'no-total', safetyAnswer: 0 }), 'follow-up open'],
    [
      'closed',
      closedFollowUp({ cause: 'no-total', safetyAnswer: 0 }),
      'form reviewed, Dr. A. Reyes (synthetic), 28 Jan 2026',
    ],
  ])('does not speak of item 9 where too few answers opened it: %s', async (_, followUp, text) => {
    const answers = [1, 1, 1, 1, 1, null, null, null, 0];
    const entry = { answers, total: null, scoreStatus: 'none' as const };
    const { button, dialog, mark, settle } = open(entry, [followUp]);
    expect(mark?.text).toBe(text);
    button(mark?.name ?? '').click();
    await settle();
    expect(dialog()).toContain('Follow-up of the PHQ-9 of 26 Jan 2026');
    expect(dialog()).toContain('Too few questions answered for a total on 26 Jan 2026');
    expect(dialog().toLowerCase()).not.toContain('item 9');
  });

  it.each([
    ['answered 0', {}],
    ['voided', { ...positive, status: 'voided' as const }],
  ])('says nothing where nobody had to look: %s', (_, entry) => {
    expect(open(entry, []).mark).toBeNull();
  });

  it('leads to all that was done about it, and back to the chip', async () => {
    const { button, dialog, mark, settle } = open(positive, [closedFollowUp()]);
    const chip = button(mark?.name ?? '');
    expect(chip.tagName).toBe('BUTTON');
    chip.focus();
    chip.click();
    await settle();
    expect(dialog()).toContain('Item 9 of the PHQ-9 of 26 Jan 2026');
    expect(dialog()).toContain('Item 9 answered “several days” on 26 Jan 2026');
    expect(dialog()).toContain('Passive thoughts, no plan (synthetic).');
    expect(dialog()).toContain('Call on Friday (synthetic).');
    expect(dialog()).toContain('Dr. A. Reyes (synthetic), 28 Jan 2026, 00:30');
    button('Close').click();
    await settle();
    expect(dialog()).toBe('');
    expect(document.activeElement).toBe(chip);
  });
});
