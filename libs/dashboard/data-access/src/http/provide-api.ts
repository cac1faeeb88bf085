import { provideHttpClient, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import type { EnvironmentProviders } from '@angular/core';
import { apiInterceptor } from './api-interceptor';
import { bootReadInterceptor } from './boot-read';
import { earlyReadInterceptor } from './early-reads';

/** HttpClient as the dashboard uses it. The header of `apiInterceptor` and SameSite cookies stand against forged calls. */
export function provideApi(): EnvironmentProviders {
  return provideHttpClient(
    withInterceptors([earlyReadInterceptor, apiInterceptor, bootReadInterceptor]),
    withNoXsrfProtection(),
  );
}
