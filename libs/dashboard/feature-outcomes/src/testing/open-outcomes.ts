import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { OutcomeReport, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { me, openPage } from '@glabella/dashboard/data-access/testing';
import { OutcomesPage } from '../page/outcomes-page';

export const person = {
  id: '0198c0de-0000-7000-8000-000000000001',
  displayName: 'Dr A. Reyes',
  roles: ['psychiatrist'] as Role[],
};

/** Opens the page of outcomes for an administrator; for specs. */
export async function open(
  inputs: Readonly<Record<string, string>> = {},
  answerColleagues: (call: TestRequest) => void = (call) => call.flush({ rows: [person] }),
) {
  const page = await openPage(OutcomesPage, {
    inputs,
    before: () => TestBed.inject(CurrentUser).accept({ ...me, roles: ['administrator'] }),
  });
  for (const call of page.server.match('/api/v1/colleagues')) {
    answerColleagues(call);
  }
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const answer = (report: OutcomeReport) => page.answer('outcomes/report', report);
  const button = (words: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) =>
      one.textContent?.replaceAll(/\s+/g, ' ').includes(words),
    );
  const choose = (label: string, option: string) => {
    const select = page.page.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`);
    if (!select) throw new Error(`no list "${label}"`);
    select.selectedIndex = [...select.options].findIndex(({ text }) => text.trim() === option);
    select.dispatchEvent(new Event('change'));
  };
  /** Every text of the page with a space between two elements. */
  const text = () => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
    return found
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ : definition( and patients)?/g, '');
  };
  return { ...page, answer, button, choose, navigate, text };
}
