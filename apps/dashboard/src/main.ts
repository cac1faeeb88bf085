import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { findInstrument } from '@glabella/domain/instruments';

@Component({ selector: 'glabella-shell', template: `{{ x }}` })
class Shell {
  protected readonly x = String(findInstrument);
}
void bootstrapApplication(Shell);
