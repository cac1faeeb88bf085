import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ConflictPanel } from './conflict-panel';
import { EmptyState } from './empty-state';
import { ErrorState, type ProblemText } from './error-state';
import { FormProblem } from './form-problem';
import { LoadingState, skeletonDelayMs } from './loading-state';
import { words } from '../testing/words';

@Component({
  imports: [ConflictPanel, EmptyState, ErrorState, FormProblem],
  template: `
    <glabella-empty-state heading="No PHQ-9 yet" next="Record the baseline.">
      <button type="button">Record PHQ-9</button>
    </glabella-empty-state>
    <glabella-error-state
      [problem]="problem()"
      [canRetry]="canRetry()"
      (retry)="done.push('retry')"
    />
    <glabella-form-problem [problem]="refusal()" />
    <glabella-conflict-panel
      savedBy="Dr A. Reyes"
      [rows]="[
        { label: 'MRN', yours: 'DEMO-1', theirs: 'DEMO-2' },
        { label: 'Phone', yours: '', theirs: '' },
      ]"
      (keepYours)="done.push('yours')"
      (takeTheirs)="done.push('theirs')"
    />
  `,
})
class Page {
  readonly problem = signal<ProblemText>({ title: 'The service is busy' });
  readonly refusal = signal<ProblemText | null>(null);
  readonly canRetry = signal(true);
  readonly done: string[] = [];
}

async function open() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const part = (name: string): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const press = (name: string, label: string): void =>
    [...part(name).querySelectorAll('button')]
      .find((button) => button.textContent?.includes(label))
      ?.click();
  return { fixture, part, press, page: fixture.componentInstance };
}

describe('EmptyState', () => {
  it('says what is missing, what to do next, and offers it', async () => {
    const { part } = await open();
    expect(words(part('glabella-empty-state'))).toBe(
      'No PHQ-9 yet Record the baseline. Record PHQ-9',
    );
  });
});

describe('ErrorState', () => {
  it('says what to do even where the problem does not', async () => {
    const { part } = await open();
    expect(part('glabella-error-state').getAttribute('role')).toBe('alert');
    expect(words(part('glabella-error-state'))).toBe(
      'The service is busy Try again. If it happens again, tell your administrator. Try again',
    );
  });

  it('shows the problem’s own advice and its request number', async () => {
    const { fixture, part, page } = await open();
    page.problem.set({ title: 'Busy', detail: 'Wait a minute.', requestId: 'req-7' });
    await fixture.whenStable();
    expect(words(part('glabella-error-state'))).toBe('Busy Wait a minute. Request req-7 Try again');
  });

  it('tries again at a press, and offers it only where it can help', async () => {
    const { fixture, part, press, page } = await open();
    press('glabella-error-state', 'Try again');
    expect(page.done).toEqual(['retry']);
    page.canRetry.set(false);
    await fixture.whenStable();
    expect(part('glabella-error-state').querySelector('button')).toBeNull();
  });
});

describe('FormProblem', () => {
  it('stays silent while nothing was refused', async () => {
    const { part } = await open();
    expect(words(part('glabella-form-problem'))).toBe('');
  });

  it.each([
    { status: 401, shown: 'Not signed in. Try again.' },
    { status: 422, shown: 'Not signed in. Try again.' },
    { status: 500, shown: 'Not signed in. Try again. Request req-7' },
    { status: 0, shown: 'Not signed in. Try again. Request req-7' },
  ])(
    'gives the request number for status $status as support needs it',
    async ({ status, shown }) => {
      const { fixture, part, page } = await open();
      page.refusal.set({
        title: 'Not signed in',
        detail: 'Try again.',
        requestId: 'req-7',
        status,
      });
      await fixture.whenStable();
      expect(words(part('glabella-form-problem'))).toBe(shown);
      expect(part('glabella-form-problem').querySelector('[role=alert]')).not.toBeNull();
    },
  );
});

describe('ConflictPanel', () => {
  it('shows both texts side by side and marks what differs', async () => {
    const { part } = await open();
    const rows = [...part('glabella-conflict-panel').querySelectorAll<HTMLElement>('tbody tr')];
    expect(rows.map((row) => words(row))).toEqual(['MRN DEMO-1 DEMO-2', 'Phone (empty) (empty)']);
    expect(rows.map((row) => row.classList.contains('differs'))).toEqual([true, false]);
    expect(words(part('glabella-conflict-panel'))).toContain('Saved by Dr A. Reyes');
  });

  it('leaves the choice to the person', async () => {
    const { press, page } = await open();
    press('glabella-conflict-panel', 'Save mine');
    press('glabella-conflict-panel', 'Keep theirs');
    expect(page.done).toEqual(['yours', 'theirs']);
  });
});

describe('LoadingState', () => {
  afterEach(() => jest.useRealTimers());

  it('shows nothing for 150 ms, then a skeleton and its name', async () => {
    jest.useFakeTimers();
    const fixture = TestBed.createComponent(LoadingState);
    fixture.componentRef.setInput('what', 'patients');
    fixture.componentRef.setInput('rows', 3);
    const host: HTMLElement = fixture.nativeElement;
    await jest.advanceTimersByTimeAsync(skeletonDelayMs - 1);
    expect(host.querySelectorAll('.line')).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(50);
    expect(host.querySelectorAll('.line')).toHaveLength(3);
    expect(words(host)).toBe('Loading patients');
    expect(host.getAttribute('role')).toBe('status');
  });
});
