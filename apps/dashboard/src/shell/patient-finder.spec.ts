import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { PatientRow } from '@glabella/contracts';
import { provideApi } from '@glabella/dashboard/data-access';
import { PatientFinder, typingPauseMs } from './patient-finder';

const id = (last: number): string => `0198c0de-0000-7000-8000-00000000000${last}`;
const row = (last: number, givenName: string): PatientRow => ({
  id: id(last),
  mrn: `DEMO-${last}`,
  givenName,
  familyName: 'Okafor',
  birthDate: '1982-04-12',
  sex: 'female',
  isArchived: false,
  courseId: null,
  latest: null,
  baseline: null,
  firstInjectionOn: null,
  lastInjection: null,
  sessionCount: 0,
  openFollowUps: 0,
  recentScores: [],
  recentInjections: [],
});

async function setUp() {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideApi(), provideHttpClientTesting()],
  });
  const fixture = TestBed.createComponent(PatientFinder);
  document.body.append(fixture.nativeElement);
  fixture.autoDetectChanges();
  const host: HTMLElement = fixture.nativeElement;
  const input = host.querySelector('input') as HTMLInputElement;
  const server = TestBed.inject(HttpTestingController);
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const settle = async (ms = 0): Promise<void> => {
    // What was just typed begins its pause before ours begins.
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve, ms));
    fixture.detectChanges();
  };
  const type = async (text: string): Promise<void> => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await settle(typingPauseMs + 30);
  };
  /** The search that was asked for: a busy machine may take longer than the pause in typing. */
  const asked = async (): Promise<TestRequest> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const [request] = server.match('/api/v1/patients/search');
      if (request) return request;
      await settle(20);
    }
    throw new Error('No search was asked for');
  };
  const answer = async (rows: PatientRow[]): Promise<void> => {
    (await asked()).flush({ rows, nextCursor: null });
    await settle();
  };
  const press = async (key: string): Promise<void> => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await settle();
  };
  const options = (): string[] =>
    [...host.querySelectorAll('[role=option]')].map((option) => option.textContent ?? '');
  const chosen = (): string | undefined =>
    host.querySelector('[aria-selected=true]')?.textContent ?? undefined;
  const notice = (): string => host.querySelector('[role=status]')?.textContent ?? '';
  return {
    host,
    input,
    server,
    asked,
    navigate,
    settle,
    type,
    answer,
    press,
    options,
    chosen,
    notice,
  };
}

describe('PatientFinder', () => {
  it('searches by a POST once typing rests, never in an address', async () => {
    const { server, asked, type, input, settle, answer, options } = await setUp();
    input.value = 'i';
    input.dispatchEvent(new Event('input'));
    await settle(20);
    server.expectNone('/api/v1/patients/search');
    await type('imani');
    const call = await asked();
    expect([call.request.method, call.request.body]).toEqual(['POST', { text: 'imani', limit: 8 }]);
    call.flush({ rows: [row(1, 'Imani')], nextCursor: null });
    await settle();
    expect(options()).toEqual(['Imani Okaforborn 12 Apr 1982 · MRN DEMO-1']);
    await type('imani o');
    await answer([]);
    expect(options()).toEqual([]);
  });

  it('chooses with the arrows, round and round, and opens with Enter', async () => {
    const { type, answer, press, chosen, navigate, input } = await setUp();
    await type('okafor');
    await answer([row(1, 'Imani'), row(2, 'Ngozi')]);
    expect(chosen()).toContain('Imani');
    await press('ArrowDown');
    expect(chosen()).toContain('Ngozi');
    expect(input.getAttribute('aria-activedescendant')).toBe('found-1');
    await press('ArrowDown');
    expect(chosen()).toContain('Imani');
    await press('ArrowUp');
    await press('Enter');
    expect(navigate).toHaveBeenCalledWith(['/patients', id(2)]);
    expect(input.value).toBe('');
    expect(input.getAttribute('aria-expanded')).toBe('false');
  });

  it('opens nobody while the answer is to older letters', async () => {
    const { asked, type, answer, press, navigate } = await setUp();
    await type('imani');
    await answer([row(1, 'Imani')]);
    await type('ngozi');
    await press('Enter');
    expect(navigate).not.toHaveBeenCalled();
    expect((await asked()).request.body).toEqual({ text: 'ngozi', limit: 8 });
  });

  it('says when nobody matches, and what else to try', async () => {
    const { type, answer, notice } = await setUp();
    await type('nobody');
    expect(notice()).toBe('Searching');
    await answer([]);
    expect(notice()).toBe('No patient matches. Try fewer letters, or the MRN.');
  });

  it('says when the search failed', async () => {
    const { asked, type, settle, notice } = await setUp();
    await type('imani');
    (await asked()).flush('busy', { status: 503, statusText: 'Service Unavailable' });
    await settle();
    expect(notice()).toBe('The server could not answer.');
  });

  it('forgets the letters at Escape', async () => {
    const { type, answer, press, settle, input, options } = await setUp();
    await type('imani');
    await answer([row(1, 'Imani')]);
    await press('Escape');
    await settle(20);
    expect(input.value).toBe('');
    expect(options()).toEqual([]);
  });

  it('is reached by Ctrl K from anywhere but a dialog, and by no single key', async () => {
    const { input } = await setUp();
    const press = (target: HTMLElement, key: KeyboardEventInit): boolean =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }),
      );
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    for (const key of ['/', 'k']) expect(press(document.body, { key })).toBe(true);
    expect(press(dialog, { key: 'k', ctrlKey: true })).toBe(true);
    expect(document.activeElement).not.toBe(input);
    dialog.remove();
    expect(press(document.body, { key: 'k', ctrlKey: true })).toBe(false);
    expect(document.activeElement).toBe(input);
  });
});
