import { TestBed } from '@angular/core/testing';
import type { Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import {
  lotPatientOf,
  patientId,
  recallId,
  recallOf,
  recallPatientOf,
} from '../testing/sample-stock';
import { LotLookup } from './lot-lookup';
import { RecallListPage } from './recall-list';
import { RecallPage } from './recall-page';

const asRole = (role: Role) => () =>
  void TestBed.inject(CurrentUser).accept({ ...me, roles: [role] });

afterEach(() => {
  clearPage();
  jest.restoreAllMocks();
});

describe('who received a lot', () => {
  const open = (lot?: string, role: Role = 'administrator') =>
    openPage(LotLookup, { inputs: lot === undefined ? {} : { lot }, before: asRole(role) });

  it('asks for a number, and keeps it in the address', async () => {
    const page = await open();
    expect(page.text()).toContain('Type or paste a lot number');
    const box = page.page.querySelector<HTMLInputElement>('input[type=search]');
    if (!box) throw new Error('no box');
    box.value = ' c77 81 ';
    await page.press('Find');
    expect(page.router.url).toBe('/?lot=c77%2081');
  });

  it('says what went wrong, and that nobody received it', async () => {
    const page = await open('C7781');
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(
      'lot-recipients?lot=C7781',
      problemBody(503, 'service.unavailable', 'Wait.'),
      503,
    );
    await page.press('Try again');
    await page.answer('lot-recipients?lot=C7781', { rows: [], nextCursor: null });
    expect(page.text()).toContain('Nobody received lot C7781');
  });

  it('lists patients with sessions, doses and last contact, marks amended ones, and goes on', async () => {
    const page = await open('C7781');
    const first = { rows: [lotPatientOf()], nextCursor: patientId };
    await page.answer('lot-recipients?lot=C7781', first);
    expect(page.text()).toContain('Example, Synthia');
    expect(page.text()).toContain('9 Nov 202629 U');
    expect(page.text()).toContain('1 patient, more below');
    await page.press('Load more');
    const amended = lotPatientOf('amended');
    const next = { ...amended, patient: { ...amended.patient, id: recallId } };
    await page.answer(`lot-recipients?lot=C7781&cursor=${patientId}`, {
      rows: [next],
      nextCursor: null,
    });
    expect(page.text()).toContain('amended: no longer this lot');
  });

  it('prints everybody, whom it reads first, and says on paper when it could not', async () => {
    const print = jest.spyOn(window, 'print').mockReturnValue();
    const page = await open('C7781');
    const paper = () => page.page.querySelector('.print-only')?.textContent?.trim();
    const first = { rows: [lotPatientOf()], nextCursor: patientId };
    await page.answer('lot-recipients?lot=C7781', first);
    expect(paper()).toMatch(/^Only the first 1 patient: there are more\./);
    await page.press('Print');
    const next = `lot-recipients?lot=C7781&cursor=${patientId}`;
    await page.answer(next, problemBody(503, 'service.unavailable'), 503);
    expect(print).not.toHaveBeenCalled();
    await page.press('Print');
    const other = { ...lotPatientOf(), patient: { ...lotPatientOf().patient, id: recallId } };
    await page.answer(next, { rows: [other], nextCursor: null });
    expect(print).toHaveBeenCalledTimes(1);
    expect(paper()).toBe('2 patients');
  });

  it('starts a recall, which a clinician cannot', async () => {
    const page = await open('C7781');
    await page.answer('lot-recipients?lot=C7781', { rows: [lotPatientOf()], nextCursor: null });
    await page.press('Start a recall');
    await page.press('Start the recall');
    expect(page.errors()).toEqual(['Write why.', 'Write on whose word.']);
    page.write('Reason', 'Particles found');
    page.write('Who asks for it', 'Synthetic authority');
    await page.press('Start the recall');
    const sent = await page.answer('recalls', { id: recallId, version: 1 }, 201);
    expect(sent.body).toMatchObject({ lotNumber: 'C7781', productId: null, reference: null });
    expect(page.router.url).toBe(`/recalls/${recallId}`);
    clearPage();
    TestBed.resetTestingModule();
    const other = await open('C7781', 'clinician');
    await other.answer('lot-recipients?lot=C7781', { rows: [lotPatientOf()], nextCursor: null });
    expect(other.text()).not.toContain('Start a recall');
  });
});

describe('the recalls', () => {
  const open = () => openPage(RecallListPage, { before: asRole('clinician') });

  it('says that there is none, what went wrong, and lists them with their progress', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('recalls', problemBody(503, 'service.unavailable', 'Wait.'), 503);
    await page.press('Try again');
    await page.answer('recalls', { rows: [] });
    expect(page.text()).toContain('No lot was recalled');
    clearPage();
    TestBed.resetTestingModule();
    const full = await open();
    await full.answer('recalls', {
      rows: [recallOf(), recallOf({ id: patientId, isClosed: true })],
    });
    expect(full.text()).toContain('1 of 2 reached');
    expect(full.text()).toContain('closed');
  });
});

describe('a recall', () => {
  const path = `recalls/${recallId}`;
  const record = (change: Parameters<typeof recallOf>[0] = {}) => ({
    recall: recallOf(change),
    steps: [],
  });
  const open = (role: Role = 'psychiatrist') =>
    openPage(RecallPage, { inputs: { recallId }, before: asRole(role) });

  it('says that it is loading, and that there is none', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('No such recall');
  });

  it('shows progress and attempts, notes a contact and counts it', async () => {
    const page = await open();
    await page.answer(path, record());
    await page.answer(`${path}/patients`, { rows: [recallPatientOf()], nextCursor: null });
    expect(page.text()).toContain('1 of 2 reached');
    expect(page.text()).toContain('20 Nov 2026: No answer (phone), Kim Aalto');
    expect(page.text()).toContain('not reached');
    await page.press('Record a contact with Example, Synthia');
    await page.press('Record');
    expect(page.errors()).toEqual(['Choose how.', 'Choose what came of it.']);
    for (const value of ['letter', 'informed']) {
      document.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
    }
    await page.settle();
    await page.press('Record');
    const sent = await page.answer(`${path}/contacts`, { id: recallId, version: 4 }, 201);
    expect(sent.body).toEqual({
      patientId,
      contactedOn: me.practice.today,
      method: 'letter',
      outcome: 'informed',
      note: null,
    });
    await page.answer(path, record({ progress: { reached: 2, patients: 2 } }));
    await page.answer(`${path}/patients`, {
      rows: [recallPatientOf({ isReached: true })],
      nextCursor: null,
    });
    expect(page.text()).toContain('2 of 2 reached');
  });

  it('is printed with every patient, whom it reads first', async () => {
    const print = jest.spyOn(window, 'print').mockReturnValue();
    const page = await open();
    await page.answer(path, record());
    const first = { rows: [recallPatientOf()], nextCursor: patientId };
    await page.answer(`${path}/patients`, first);
    expect(page.text()).toContain('Only the first 1 patient: there are more.');
    await page.press('Print');
    expect(print).not.toHaveBeenCalled();
    const { patient } = recallPatientOf();
    const other = { ...recallPatientOf(), patient: { ...patient, id: recallId } };
    await page.answer(`${path}/patients?cursor=${patientId}`, { rows: [other], nextCursor: null });
    expect(print).toHaveBeenCalledTimes(1);
    expect(page.page.querySelector('.print-only')?.textContent?.trim()).toBe('2 patients');
  });

  it('is closed with a reason, and takes no contact then', async () => {
    const page = await open();
    await page.answer(path, record());
    await page.answer(`${path}/patients`, { rows: [], nextCursor: null });
    expect(page.text()).toContain('No session of this practice says the lot.');
    await page.press('Close the recall');
    page.write('Reason', 'Everybody was told');
    await page.press('Close');
    const sent = await page.answer(`${path}/standing`, { id: recallId, version: 4 });
    expect(sent.body).toEqual({ isClosed: true, reason: 'Everybody was told' });
    expect(sent.headers.get('If-Match')).toBe('"3"');
    await page.answer(path, record({ isClosed: true }));
    await page.answer(`${path}/patients`, { rows: [recallPatientOf()], nextCursor: null });
    expect(page.text()).toContain('Take up again');
    expect(page.text()).not.toContain('Record a contact with');
  });
});
