import type { BrowserContext, Page } from '@playwright/test';

/** An answer of the API that a test provokes on purpose. */
export interface ExpectedRefusal {
  readonly status: number;
  /** The end of the path, such as `/sign-in`. */
  readonly pathEnd: string;
}

const reportName = 'reportToGuard';

/** Asking who is signed in, before anybody is. */
const nobodyYet: ExpectedRefusal = { status: 401, pathEnd: '/api/v1/me' };

/**
 * Watches pages for what a user would not see: uncaught errors, error messages of the console, reports of the content
 * security policy, and refusals of the API that the test did not provoke.
 */
export class PageGuard {
  private readonly found: string[] = [];
  private readonly expected: ExpectedRefusal[] = [nobodyYet];

  /** From here on this refusal is part of the test. */
  expectRefusal(status: number, pathEnd: string): void {
    this.expected.push({ status, pathEnd });
  }

  /** What was found so far, one line each. */
  get findings(): readonly string[] {
    return this.found;
  }

  async watch(context: BrowserContext): Promise<void> {
    await context.exposeFunction(reportName, (text: string) => this.found.push(text));
    await context.addInitScript((name) => {
      const report = Reflect.get(globalThis, name) as (text: string) => void;
      document.addEventListener('securitypolicyviolation', (event) => {
        report(`The policy refused ${event.effectiveDirective} ${event.blockedURI}`);
      });
    }, reportName);
    context.on('page', (page) => this.watchPage(page));
    context.on('weberror', (found) => {
      const { message, stack } = found.error();
      // An error without frames, as of a file that cannot be fetched, has no stack either.
      this.found.push(`Uncaught: ${stack || message}`);
    });
  }

  private watchPage(page: Page): void {
    page.on('console', (message) => {
      // The browser reports every refusal of the API too; those are judged by their status below.
      const isRefusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRefusal) this.found.push(`Console: ${message.text()}`);
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const status = response.status();
      if (status < 400 || this.isExpected(status, pathname)) return;
      this.found.push(`${response.request().method()} ${pathname} answered ${status}`);
    });
  }

  private isExpected(status: number, pathname: string): boolean {
    return this.expected.some(
      (refusal) => refusal.status === status && pathname.endsWith(refusal.pathEnd),
    );
  }
}
