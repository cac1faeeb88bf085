import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { DialogFrame } from '@glabella/dashboard/ui';

/** The keys of the session editor, in the order of a usual session. */
export const sessionKeys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['↓', 'Enter'], does: 'In Lot: takes a recent lot with its expiry, vial and diluent.' },
  { keys: ['Enter'], does: 'Goes on to the next thing that is still open.' },
  { keys: ['U'], does: 'At last time’s answers: unchanged; goes on.' },
  {
    keys: ['N', 'Y', 'X', 'K'],
    does: 'In a question: no, yes, not applicable, not known; goes on.',
  },
  { keys: ['0', '…', '3'], does: 'In frown severity: the grade; goes on.' },
  { keys: ['Enter', '↑', '↓'], does: 'In the units: the next site, up, down.' },
  { keys: ['Space'], does: 'On a tick or a button: presses it.' },
  { keys: ['Ctrl', 'Z'], does: 'Takes back a removed, added, copied or mirrored site.' },
  { keys: ['Ctrl', 'Enter'], does: 'Signs, or goes to the first thing that is open.' },
];

/** The help popover: which key does what, in the order of a usual session. */
@Component({
  selector: 'glabella-key-help',
  imports: [DialogFrame],
  template: `
    <glabella-dialog-frame heading="A session by keyboard">
      <table>
        <tbody>
          @for (line of lines; track line.does) {
            <tr>
              <th scope="row" class="nowrap">
                @for (key of line.keys; track $index) {
                  <kbd>{{ key }}</kbd>
                }
              </th>
              <td>{{ line.does }}</td>
            </tr>
          }
        </tbody>
      </table>
      <p class="soft">
        A usual session: lot, Enter, time of reconstitution, Enter, the questions, frown, aftercare,
        how it was told, Ctrl + Enter, password, Enter.
      </p>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
})
export class KeyHelp {
  protected readonly lines = sessionKeys;
  protected readonly ref = inject(DialogRef);
}
