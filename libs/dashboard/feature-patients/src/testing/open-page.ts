import type { Type } from '@angular/core';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Role } from '@glabella/contracts';
import { CurrentUser, provideApi } from '@glabella/dashboard/data-access';
import { meWith } from './record-of';

/** What the server answers when it cannot. */
export const serverFault = {
  type: 'about:blank',
  title: 'The server could not answer',
  status: 500,
  code: 'server.fault',
  detail: 'Try again in a minute.',
  requestId: 'req-7',
};

/** The text of an element with a space between its parts, as one reads it. */
function textOf(element: Node): string {
  const parts = [...element.childNodes].map((node) =>
    node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : textOf(node),
  );
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Opens a page for somebody with these roles; its calls wait in `server` for their answers. */
export function openPage<Page>(
  page: Type<Page>,
  inputs: Readonly<Record<string, unknown>>,
  roles: readonly Role[] = ['psychiatrist'],
) {
  TestBed.configureTestingModule({
    providers: [provideApi(), provideHttpClientTesting(), provideRouter([])],
  });
  TestBed.inject(CurrentUser).accept(meWith(...roles));
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  TestBed.tick();
  const element: HTMLElement = fixture.nativeElement;
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const settle = async (ms = 0): Promise<void> => {
    // What was just typed begins its pause before ours begins, so that ours ends after it on any machine.
    TestBed.tick();
    // Not whenStable: it waits for calls whose answer a test holds back.
    for (const pause of [ms, 0]) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      TestBed.tick();
    }
  };
  return {
    fixture,
    element,
    navigate,
    settle,
    server: TestBed.inject(HttpTestingController),
    text: (): string => textOf(element),
    button: (name: string): HTMLElement => {
      const all = [...document.querySelectorAll<HTMLElement>('button, a')];
      const found = all.find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() === name,
      );
      if (!found) throw new Error(`no button ${name}`);
      return found;
    },
  };
}
