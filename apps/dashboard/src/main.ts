import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app.config';
import { appRoutes } from './app.routes';
import { fetchEarly } from './navigation/fetch-early';
import { Root } from './shell/root';

fetchEarly(appRoutes, location.pathname);
void bootstrapApplication(Root, appConfig);
