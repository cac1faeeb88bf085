import type { OwnSigning } from '@glabella/contracts';
import type { SessionEditor } from '../draft/session-editor';
import { signingProspect, type SigningProspect } from '../draft/signing-prospect';

/** What stands between the person at the editor and the signature of its draft as it is now. */
export function prospectOf(editor: SessionEditor, signing: OwnSigning | null): SigningProspect {
  return signingProspect(signing, {
    performedOn: editor.body().performedOn,
    isAmendment: editor.isAmendment(),
    amendsVoided: editor.amendsVoided(),
    isPsychiatrist: editor.signer === 'psychiatrist',
  });
}
