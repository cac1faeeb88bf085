import { bootstrapApplication } from '@angular/platform-browser';
import { config } from 'zod';
import { appConfig } from './app.config';
import { Root } from './shell/root';

// zod would probe for `new Function`, which the content security policy forbids and the browser would report.
config({ jitless: true });

void bootstrapApplication(Root, appConfig);
