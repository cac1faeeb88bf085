import { inject } from '@angular/core';
import { RedirectCommand, Router } from '@angular/router';

/** A page that could not be opened (no server, a newer release) keeps its address and says what to do. */
export const explainFailure = (): RedirectCommand =>
  new RedirectCommand(inject(Router).parseUrl('/unavailable'), { skipLocationChange: true });
