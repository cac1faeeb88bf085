import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import {
  provideRouter,
  RedirectCommand,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { provideApi } from '@glabella/dashboard/data-access';
import { appRoutes } from './app.routes';
import { PageFocus } from './navigation/page-focus';
import { PageTitle } from './navigation/page-title';

/** A page that could not be opened (no server, a newer release) keeps its address and says what to do. */
const explainFailure = (): RedirectCommand =>
  new RedirectCommand(inject(Router).parseUrl('/unavailable'), { skipLocationChange: true });

export const appConfig: ApplicationConfig = {
  providers: [
    provideApi(),
    provideRouter(
      appRoutes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(explainFailure),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(() => inject(PageFocus).followNavigation()),
  ],
};
