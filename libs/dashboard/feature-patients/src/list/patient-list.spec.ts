import type { PatientPage } from '@glabella/contracts';
import { openPage, serverFault } from '../testing/open-page';
import { rowOf } from '../testing/record-of';
import { PatientList, typingPauseMs } from './patient-list';

const searchUrl = '/api/v1/patients/search';
const pageOf = (count: number, nextCursor: string | null = null): PatientPage => ({
  rows: Array.from({ length: count }, (_, at) => rowOf(at + 1)),
  nextCursor,
});

async function openList(
  answer: PatientPage,
  inputs: Record<string, string> = {},
  roles?: Parameters<typeof openPage>[2],
) {
  const page = openPage(PatientList, inputs, roles);
  page.server.expectOne(searchUrl).flush(answer);
  await page.settle();
  const names = (): string[] =>
    [...page.element.querySelectorAll('a.name')].map((one) => one.textContent?.trim() ?? '');
  return { ...page, names };
}

describe('the list of patients', () => {
  it('says that it is loading', async () => {
    const { element, settle } = openPage(PatientList, {});
    await settle(160);
    expect(element.querySelector('[role=status][aria-busy]')?.textContent).toContain(
      'Loading patients',
    );
  });

  it('tells who is empty-handed to add the first patient', async () => {
    const { text, button } = await openList(pageOf(0));
    expect(text()).toContain('No patients yet Add the first one.');
    expect(button('New patient')).toBeTruthy();
  });

  it('offers an administrator no new patient', async () => {
    const { text } = await openList(pageOf(0), {}, ['administrator']);
    expect(text()).not.toContain('New patient');
  });

  it('says what failed and tries again', async () => {
    const { server, settle, text, button } = openPage(PatientList, {});
    server.expectOne(searchUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
    expect(text()).toContain('Request req-7');
    button('Try again').click();
    await settle();
    server.expectOne(searchUrl).flush(pageOf(1));
    await settle();
    expect(text()).toContain('Okafor 1, Imani');
  });

  it('shows each patient with what needs somebody', async () => {
    const { element, text } = await openList({
      rows: [rowOf(1, { openFollowUps: 1 }), rowOf(2)],
      nextCursor: null,
    });
    expect(element.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(element.querySelectorAll('tbody glabella-chip')).toHaveLength(1);
    expect(text()).toContain('follow-up open');
    expect(element.querySelectorAll('glabella-sparkline svg')).toHaveLength(2);
    expect(element.querySelector('a.name')?.getAttribute('href')).toBe(`/patients/${rowOf(1).id}`);
  });

  it('asks the server as one types, by POST, and keeps the text out of the address', async () => {
    const { element, server, settle, navigate, names } = await openList(pageOf(3));
    const search = element.querySelector<HTMLInputElement>('input[type=search]');
    if (!search) throw new Error('no search');
    search.value = 'oka';
    search.dispatchEvent(new Event('input'));
    await settle(typingPauseMs + 20);
    const call = server.expectOne(searchUrl);
    expect(call.request.method).toBe('POST');
    expect(call.request.body).toMatchObject({ text: 'oka', scope: 'practice' });
    expect(names()).toHaveLength(3);
    call.flush(pageOf(1));
    await settle();
    expect(names()).toHaveLength(1);
    expect(navigate).not.toHaveBeenCalled();
  });

  it('offers to clear the filters when nobody matches', async () => {
    const { text, button, navigate } = await openList(pageOf(0), { scope: 'mine' });
    expect(text()).toContain('No patient matches');
    button('Clear filters').click();
    expect(navigate).toHaveBeenCalledWith([], { queryParams: {}, replaceUrl: true });
  });

  it('keeps scope, state and order in the address', async () => {
    const { element, navigate, server } = openPage(PatientList, {
      scope: 'mine',
      state: 'archived',
      sort: 'latest-activity',
    });
    expect(server.expectOne(searchUrl).request.body).toMatchObject({
      scope: 'mine',
      state: 'archived',
      sort: 'latest-activity',
      text: '',
    });
    element.querySelector<HTMLInputElement>('input[type=radio][value=practice]')?.click();
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams: { scope: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  });

  it('loads more where the last page ended', async () => {
    const { button, server, settle, names, text } = await openList(pageOf(2, 'after-2'));
    expect(text()).toContain('2 patients, more below');
    button('Load more').click();
    await settle();
    const call = server.expectOne(searchUrl);
    expect(call.request.body).toMatchObject({ cursor: 'after-2' });
    call.flush({ rows: [rowOf(3)], nextCursor: null });
    await settle();
    expect(names()).toEqual(['Okafor 1, Imani', 'Okafor 2, Imani', 'Okafor 3, Imani']);
    expect(text()).not.toContain('Load more');
  });

  it('does not say of the next list what failed of the one before', async () => {
    const { button, element, server, settle, text } = await openList(pageOf(2, 'after-2'));
    button('Load more').click();
    await settle();
    server.expectOne(searchUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
    const search = element.querySelector<HTMLInputElement>('input[type=search]');
    if (!search) throw new Error('no search');
    search.value = 'oka';
    search.dispatchEvent(new Event('input'));
    await settle(typingPauseMs + 20);
    server.expectOne(searchUrl).flush(pageOf(1));
    await settle();
    expect(text()).not.toContain('The server could not answer');
  });

  it('is walked by j and k once the focus is in it: the arrow leads there from the search', async () => {
    const { fixture, names } = await openList(pageOf(3));
    document.body.append(fixture.nativeElement);
    const host: HTMLElement = fixture.nativeElement;
    const press = (key: string): string | undefined => {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      return document.activeElement?.textContent?.trim();
    };
    const [first, second, third] = names();
    const nothing = document.activeElement;
    press('j');
    press('k');
    expect(document.activeElement).toBe(nothing);
    host.querySelector<HTMLElement>('.page-head a, .filters button, .filters input')?.focus();
    const beside = document.activeElement;
    press('j');
    expect(document.activeElement).toBe(beside);
    host.querySelector<HTMLElement>('[type=search]')?.focus();
    expect(press('ArrowDown')).toBe(first);
    expect(press('j')).toBe(second);
    expect(press('j')).toBe(third);
    expect(press('j')).toBe(third);
    expect(press('k')).toBe(second);
  });
});
