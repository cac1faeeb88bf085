import { openPage, serverFault } from '../testing/open-page';
import { idOf, onDay } from '../testing/record-of';
import { AccessPanel } from './access-panel';

const patientId = idOf(9);
const url = `/api/v1/patients/${patientId}/access`;
const readBy = (id: string, displayName: string) => ({
  id,
  at: `${onDay(1)}T10:00:00Z`,
  actor: { id: idOf(1), displayName },
  action: 'patient.read',
  outcome: 'done',
  patientIds: [patientId],
  subjectType: null,
  subjectId: null,
  detail: {},
  requestId: 'r',
  address: '127.0.0.1',
});

function show() {
  const page = openPage(AccessPanel, { patientId, timeZone: 'UTC' });
  const fold = page.element.querySelector('details');
  if (!fold) throw new Error('no fold');
  const turn = async (open: boolean): Promise<void> => {
    fold.open = open;
    fold.dispatchEvent(new Event('toggle'));
    await page.settle();
  };
  const answer = async (names: string[], nextCursor: string | null, from = url) => {
    const rows = names.map((name, at) => readBy(`${from}-${at}`, name));
    page.server
      .expectOne(({ urlWithParams }) => urlWithParams === from)
      .flush({ rows, nextCursor });
    await page.settle();
  };
  return { ...page, turn, answer };
}

describe('who looked at a record', () => {
  it('reads on to the first of them, page by page', async () => {
    const { turn, answer, text, button, settle } = show();
    await turn(true);
    await answer(['R. Vale (synthetic)'], 'older');
    expect(text()).toContain('The latest 1, earlier ones are not read yet.');
    button('Load more').click();
    await settle();
    await answer(['Dr. A. Reyes (synthetic)'], null, `${url}?cursor=older`);
    expect(text()).toContain('R. Vale (synthetic)');
    expect(text()).toContain('Dr. A. Reyes (synthetic)');
    expect(text()).not.toContain('Load more');
  });

  it('says that the next page could not be read, and keeps those before', async () => {
    const { turn, answer, text, button, settle, server } = show();
    await turn(true);
    await answer(['R. Vale (synthetic)'], 'older');
    button('Load more').click();
    await settle();
    const fault = { status: 500, statusText: 'Fault' };
    server
      .expectOne(({ urlWithParams }) => urlWithParams.includes('cursor'))
      .flush(serverFault, fault);
    await settle();
    expect(text()).toContain('The server could not answer');
    expect(text()).toContain('R. Vale (synthetic)');
  });

  it('reads again when it is opened again', async () => {
    const { turn, answer, text } = show();
    await turn(true);
    await answer(['R. Vale (synthetic)'], null);
    await turn(false);
    await turn(true);
    await answer(['Dr. A. Reyes (synthetic)', 'R. Vale (synthetic)'], null);
    expect(text()).toContain('Dr. A. Reyes (synthetic)');
  });
});
