import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideApi } from '../http/provide-api';
import { PageExit } from '../sign-in/current-user';

/** A problem body of the API; for specs. */
export function problemBody(status: number, code: string, detail = 'Do something.') {
  return { type: 'about:blank', title: 'Refused', status, code, detail, requestId: 'req-1' };
}

/** What a page starts with. */
export interface PageStart {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly providers?: readonly Provider[];
  /** Runs before the component is made. */
  readonly before?: () => void;
}

const { requestAnimationFrame, cancelAnimationFrame } = globalThis;

/** Frames at the next turn of the event loop: when the next sixtieth of a second comes depends on the machine. */
const framesAtOnce = {
  requestAnimationFrame: (call: FrameRequestCallback) =>
    Number(setTimeout(() => call(performance.now()))),
  cancelAnimationFrame: (frame: number) => clearTimeout(frame),
};

/** A component on a page of its own with a server to answer its calls; for specs. */
export async function openPage<T>(component: Type<T>, start: PageStart = {}) {
  Object.assign(globalThis, framesAtOnce);
  const left: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      provideApi(),
      provideHttpClientTesting(),
      { provide: PageExit, useValue: { leaveFor: (address: string) => left.push(address) } },
      ...(start.providers ?? []),
    ],
  });
  start.before?.();
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(start.inputs ?? {}))
    fixture.componentRef.setInput(name, value);
  fixture.autoDetectChanges();
  const page: HTMLElement = fixture.nativeElement;
  document.body.append(page);
  const server = TestBed.inject(HttpTestingController);

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  const everywhere = <E extends Element>(selector: string): E[] => [
    ...document.querySelectorAll<E>(selector),
  ];
  const field = (label: string): HTMLInputElement => {
    const found = everywhere<HTMLLabelElement>('label').find(
      ({ textContent }) => textContent?.trim() === label,
    );
    return found?.control as HTMLInputElement;
  };
  return {
    page,
    server,
    left,
    settle,
    field,
    router: TestBed.inject(Router),
    /** Everything that stands on the page, dialogs included. */
    text: () => document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '',
    write: (label: string, text: string) => {
      field(label).value = text;
      field(label).dispatchEvent(new Event('input'));
    },
    press: async (label: string) => {
      const found = everywhere<HTMLElement>('button, a').filter(
        (button) => button.textContent?.trim() === label,
      );
      if (found.length === 0) throw new Error(`no button "${label}"`);
      found.at(-1)?.click();
      await settle();
    },
    errors: () => everywhere('.error').map((error) => error.textContent?.trim()),
    /** Answers the one call to this path below `/api/v1/`. */
    answer: async (path: string, body: object | null, status = 200) => {
      const call = server.expectOne(`/api/v1/${path}`);
      call.flush(body, { status, statusText: String(status) });
      await settle();
      return call.request;
    },
  };
}

/** Takes away what a spec left on the page. */
export function clearPage(): void {
  Object.assign(globalThis, { requestAnimationFrame, cancelAnimationFrame });
  document.body.replaceChildren();
}
