import { TestBed } from '@angular/core/testing';
import type { CaseloadPage, ProtocolList, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { me, openPage, problemBody, protocolList } from '@glabella/dashboard/data-access/testing';
import { CaseloadList } from '../list/caseload-list';

/** What the caseload starts with; the user of the specs and nothing in the address unless said otherwise. */
interface Start {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly roles?: Role[];
}

/** The caseload before any of its calls is answered; for specs. */
export async function open({ inputs = {}, roles = me.roles }: Start = {}) {
  const opened = await openPage(CaseloadList, {
    inputs,
    before: () => TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
  const navigate = jest.spyOn(opened.router, 'navigate').mockResolvedValue(true);
  await opened.settle();
  const names = () => [...opened.page.querySelectorAll<HTMLElement>('a.name')];
  const key = async (value: string) => {
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', { key: value, bubbles: true, cancelable: true }));
    await opened.settle();
  };
  /** The way in: the keys act from here on. */
  const enter = () => opened.press('Go to the list');
  return { ...opened, navigate, names, key, enter };
}

/** The caseload with its first page read, without the practice's numbers; for specs. */
export async function openWith(
  first: CaseloadPage,
  { protocols = protocolList, ...start }: Start & { readonly protocols?: ProtocolList } = {},
) {
  const opened = await open(start);
  opened.server.expectNone('/api/v1/practice/thresholds');
  opened.server.expectNone('/api/v1/protocols');
  await opened.answer('caseload/search', first);
  await opened.settle();
  await opened.answer('practice/thresholds', problemBody(500, 'server.fault'), 500);
  await opened.answer('protocols', protocols);
  await opened.settle();
  return opened;
}
