import type { DueReinjectionPage, DueVisitPage, DueVisitRow } from '@glabella/contracts';
import { provideHttpClientTesting, HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Role } from '@glabella/contracts';
import { CurrentUser, provideApi } from '@glabella/dashboard/data-access';
import { me } from '@glabella/dashboard/data-access/testing';
import { longestVisitLateDays, thresholdsWith } from '@glabella/domain/outcomes';
import { DuePage } from './due-page';

const patient = {
  id: '21733b8d-33f0-40b9-b16b-a0bbf8043c6e',
  givenName: 'Imani',
  familyName: 'Okafor',
  birthDate: '1982-03-04',
  mrn: 'DEMO-0001',
};
const row = (change: Partial<DueVisitRow> = {}): DueVisitRow => ({
  patient,
  courseId: '31733b8d-33f0-40b9-b16b-a0bbf8043c6e',
  week: 6,
  dueOn: '2026-11-24',
  opensOn: '2026-11-17',
  closesOn: '2026-12-01',
  state: 'due',
  instrumentId: 'phq9',
  ...change,
});
const today = '2026-11-23';
const visits = (rows: DueVisitRow[] = [], nextCursor: string | null = null): DueVisitPage => ({
  today,
  rows,
  nextCursor,
});
const windows = (rows: DueReinjectionPage['rows'] = []): DueReinjectionPage => ({
  today,
  rows,
  nextCursor: null,
});

function open(inputs: Readonly<Record<string, string>> = {}, roles: Role[] = ['clinician']) {
  TestBed.configureTestingModule({
    providers: [provideApi(), provideHttpClientTesting(), provideRouter([])],
  });
  const user = TestBed.inject(CurrentUser);
  user.accept({ ...me, roles });
  const fixture = TestBed.createComponent(DuePage);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  TestBed.tick();
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const server = TestBed.inject(HttpTestingController);
  const settle = async (ms = 0) => {
    for (const pause of [ms, 0]) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      TestBed.tick();
    }
  };
  const answer = async (
    inWeek: DueVisitPage,
    late: DueVisitPage | null,
    reinjections: DueReinjectionPage,
  ) => {
    for (const call of server.match(() => true)) {
      if (call.request.url.includes('re-injections')) call.flush(reinjections);
      else call.flush(call.request.url.includes('only=open') ? late : inWeek);
    }
    await settle();
  };
  const element: HTMLElement = fixture.nativeElement;
  return {
    element,
    server,
    settle,
    answer,
    navigate,
    text: () => element.textContent?.replace(/\s+/g, ' ') ?? '',
  };
}

describe('the page of what is due', () => {
  it('asks for what is open in the longest window that a practice may set', () => {
    const { server } = open();
    const late = server.match(({ url }) => url.includes('only=open'));
    expect(late).toHaveLength(1);
    expect(late[0]?.request.url).toContain('from=2026-11-02&to=2026-11-22');
    const longest = thresholdsWith({ visitLateDays: longestVisitLateDays });
    expect(longest.visitTolerance.lateDays).toBe(21);
  });

  it('says that it is loading', async () => {
    const { settle, text } = open();
    await settle(160);
    expect(text()).toContain('Loading what is due');
  });

  it('says what failed and tries again', async () => {
    const { server, settle, text, element } = open();
    for (const call of server.match(() => true)) {
      const fault = { type: 'about:blank', title: 'The server could not answer', status: 500 };
      const problem = { ...fault, code: 'server.fault', detail: 'Try again.', requestId: 'r' };
      call.flush(problem, { status: 500, statusText: 'Fault' });
    }
    await settle();
    expect(text()).toContain('The server could not answer');
    element.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    TestBed.tick();
    expect(server.match(() => true)).toHaveLength(3);
  });

  it('says when nothing is due, and what to do next', async () => {
    const { answer, text } = open();
    await answer(visits(), visits(), windows());
    expect(text()).toContain('No visit is due in this week');
    expect(text()).toContain('Look at the practice, or at another week');
    expect(text()).toContain('No re-injection window is open');
  });

  it('lists visits by day with the way to record them, and what is overdue from before', async () => {
    const { answer, text, element } = open();
    const late = row({ week: 2, dueOn: '2026-11-18', state: 'overdue' });
    await answer(
      visits([row(), row({ week: 12, dueOn: '2026-11-26', state: 'upcoming' })]),
      visits([late]),
      windows([
        {
          patient,
          courseId: row().courseId,
          opensOn: '2026-11-01',
          lastToxin: {
            on: '2026-08-03',
            productId: 'onabotulinumtoxinA',
            units: 29,
            elsewhere: false,
          },
        },
      ]),
    );
    expect(text()).toContain('Overdue from before, still open');
    expect(text()).toContain('5 days overdue');
    expect(text()).toContain('Tuesday 24 Nov 2026');
    expect(text()).toContain('Thursday 26 Nov 2026');
    expect(text()).toContain('open since 1 Nov 2026');
    expect(text()).toContain('29 U onabotulinumtoxinA');
    const links = [...element.querySelectorAll('a')].filter((a) => a.textContent === 'Record');
    expect(links.map((a) => a.getAttribute('href'))).toEqual([
      `/patients/${patient.id}/assessments/new?instrument=phq9`,
      `/patients/${patient.id}/assessments/new?instrument=phq9`,
    ]);
  });

  it('asks for the week and the scope of the address, and offers nothing to record to others', async () => {
    const { server, answer, element, navigate } = open({ week: '2026-10-07', scope: 'practice' }, [
      'administrator',
    ]);
    const asked = server.match((request) => request.url.includes('due/visits'));
    expect(asked.map(({ request }) => request.url)).toEqual([
      '/api/v1/due/visits?from=2026-10-05&to=2026-10-11&scope=practice&limit=100',
    ]);
    for (const call of asked) call.flush(visits([row({ dueOn: '2026-10-06' })]));
    await answer(visits(), null, windows());
    expect([...element.querySelectorAll('a')].some((a) => a.textContent === 'Record')).toBe(false);
    const buttons = [...element.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes('Week after'))?.click();
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams: { week: '2026-10-12' },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  });

  it('counts from the day of the answer, and asks for the week that began meanwhile', async () => {
    const { server, answer, text } = open();
    const later = (page: DueVisitPage) => ({ ...page, today: '2026-11-25' });
    await answer(later(visits()), later(visits([row({ dueOn: '2026-11-18', state: 'overdue' })])), {
      ...windows(),
      today: '2026-11-25',
    });
    expect(text()).toContain('7 days overdue');
    TestBed.resetTestingModule();
    const next = open();
    const monday = { today: '2026-11-30' };
    const first = { ...visits(), ...monday };
    await next.answer(first, first, { ...windows(), ...monday });
    const asked = next.server.match(() => true).map(({ request }) => request.url);
    expect(asked.filter((url) => url.includes('from=2026-11-30&to=2026-12-06'))).toHaveLength(1);
    expect(
      asked.filter((url) => url.includes('to=2026-11-29&') && url.includes('only=open')),
    ).toHaveLength(1);
    expect(server.match(() => true)).toHaveLength(0);
  });

  it('goes on where the first page ended', async () => {
    const { server, answer, element, settle, text } = open();
    await answer(visits([row()], 'next-page'), visits(), windows());
    const buttons = [...element.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes('Show more visits'))?.click();
    const more = server.expectOne((request) => request.url.includes('cursor=next-page'));
    more.flush(visits([row({ week: 12, dueOn: '2026-11-27' })]));
    await settle();
    expect(text()).toContain('Friday 27 Nov 2026');
  });

  it('goes on with what is overdue from before where its first page ended', async () => {
    const { server, answer, element, settle, text } = open();
    const late = row({ week: 2, dueOn: '2026-11-18', state: 'overdue' });
    await answer(visits(), visits([late], 'next-late'), windows());
    const buttons = [...element.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes('Show more overdue visits'))?.click();
    const more = server.expectOne((request) => request.url.includes('cursor=next-late'));
    expect(more.request.url).toContain('from=2026-11-02&to=2026-11-22&scope=mine&only=open');
    more.flush(visits([row({ week: 2, dueOn: '2026-11-20', state: 'overdue' })]));
    await settle();
    expect(text()).toContain('5 days overdue');
    expect(text()).toContain('3 days overdue');
    expect(text()).not.toContain('Show more overdue visits');
  });

  it('says why more of what is overdue did not come', async () => {
    const { server, answer, element, settle, text } = open();
    await answer(visits(), visits([row({ dueOn: '2026-11-18' })], 'next-late'), windows());
    const buttons = [...element.querySelectorAll('button')];
    buttons.find((button) => button.textContent?.includes('Show more overdue visits'))?.click();
    const fault = { type: 'about:blank', title: 'The server could not answer', status: 500 };
    server
      .expectOne((request) => request.url.includes('cursor=next-late'))
      .flush(
        { ...fault, code: 'server.fault', detail: 'Try again.', requestId: 'r' },
        { status: 500, statusText: 'Fault' },
      );
    await settle();
    expect(text()).toContain('The server could not answer');
    expect(text()).toContain('Show more overdue visits');
  });
});
