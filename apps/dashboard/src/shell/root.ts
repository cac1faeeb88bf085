import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ToastOutlet } from '@glabella/dashboard/ui';

/** The outermost component: whatever page the router opens, and the messages over it. */
@Component({
  selector: 'glabella-root',
  imports: [RouterOutlet, ToastOutlet],
  template: `
    <router-outlet />
    <glabella-toast-outlet />
  `,
})
export class Root {}
