import { APP_BASE_HREF } from '@angular/common';
import { type ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import {
  provideRouter,
  RouteReuseStrategy,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withRouterConfig,
} from '@angular/router';
import { provideApi } from '@glabella/dashboard/data-access';
import { appRoutes } from './app.routes';
import { explainFailure } from './navigation/explain-failure';
import { LeaveLargePagesLater } from './navigation/leave-large-pages-later';
import { PageFocus } from './navigation/page-focus';
import { PageScroll } from './navigation/page-scroll';
import { PageTitle } from './navigation/page-title';
import { PreloadNearPages } from './navigation/preload-near-pages';

export const appConfig: ApplicationConfig = {
  providers: [
    // In place of a <base> element, which the content security policy refuses: every address of a build begins at the root
    // (deployUrl). The development server knows no deployUrl and sends no policy: it has the element (baseHref).
    { provide: APP_BASE_HREF, useValue: '/' },
    provideApi(),
    provideRouter(
      appRoutes,
      withComponentInputBinding(),
      // Tells where to scroll; PageScroll does it.
      withInMemoryScrolling(),
      withNavigationErrorHandler(explainFailure),
      withPreloading(PreloadNearPages),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: RouteReuseStrategy, useExisting: LeaveLargePagesLater },
    provideAppInitializer(() => inject(PageFocus).followNavigation()),
    provideAppInitializer(() => inject(PageScroll).followNavigation()),
  ],
};
