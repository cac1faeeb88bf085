import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideApi } from '@glabella/dashboard/data-access';

/** A component on a page without a server: its calls are answered by the test. */
export function openPage<T>(component: Type<T>, inputs: Readonly<Record<string, unknown>> = {}) {
  TestBed.configureTestingModule({
    providers: [provideApi(), provideHttpClientTesting(), provideRouter([])],
  });
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const page: HTMLElement = fixture.nativeElement;
  /** Lets answers arrive and timers of `ms` pass, then draws. */
  const settle = async (ms = 0): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, ms));
    TestBed.tick();
    await Promise.resolve();
    fixture.detectChanges();
  };
  const find = <E extends HTMLElement = HTMLElement>(selector: string): E => {
    const found = page.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector} on the page`);
    return found;
  };
  const button = (label: string): HTMLButtonElement => {
    const found = [...page.querySelectorAll('button')].find((b) => b.textContent?.includes(label));
    if (!found) throw new Error(`There is no button ${label}`);
    return found;
  };
  const text = (): string => (page.textContent ?? '').replace(/\s+/g, ' ').trim();
  const server = TestBed.inject(HttpTestingController);
  return { fixture, page, server, settle, find, button, text };
}
