import { inject } from '@angular/core';
import { type NavigationError, RedirectCommand, Router } from '@angular/router';

/** A page that could not be opened (no server, a newer release) keeps its address, which is tried again, and says what to do. */
export const explainFailure = ({ url }: NavigationError): RedirectCommand =>
  new RedirectCommand(inject(Router).parseUrl('/unavailable'), { browserUrl: url });
