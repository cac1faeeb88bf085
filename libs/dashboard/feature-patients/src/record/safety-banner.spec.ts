import { identityOf } from '@glabella/dashboard/ui';
import { openPage } from '../testing/open-page';
import { followUpOf, onDay, recordOf } from '../testing/record-of';
import { SafetyBanner } from './safety-banner';

const followUp = followUpOf();
const record = recordOf({ followUps: [followUp] });
const inputs = {
  record,
  mayAct: true,
  patient: identityOf(record.patient),
  now: new Date(`${onDay(21)}T10:00:00Z`),
};

describe('acknowledging a follow-up that a colleague was faster with', () => {
  it('has the record read again, keeps what was written, and goes on from there', async () => {
    const { fixture, settle, button, server } = openPage(SafetyBanner, inputs);
    const changed = jest.fn();
    fixture.componentInstance.changed.subscribe(changed);
    await settle();
    button('Acknowledge').click();
    await settle();
    const select = document.querySelector<HTMLSelectElement>('glabella-dialog-frame select');
    const note = document.querySelector<HTMLTextAreaElement>('glabella-dialog-frame textarea');
    if (!select || !note) throw new Error('no form');
    select.value = 'could-not-reach';
    select.dispatchEvent(new Event('input'));
    select.dispatchEvent(new Event('change'));
    note.value = 'Mine (synthetic).';
    note.dispatchEvent(new Event('input'));
    const send = async (): Promise<void> => {
      document
        .querySelector('glabella-dialog-frame form')
        ?.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    };
    await send();
    const url = `/api/v1/follow-ups/${followUp.id}/acknowledge`;
    const refused = { type: 'about:blank', title: 'Changed', status: 412, requestId: 'r' };
    server
      .expectOne(url)
      .flush(
        { ...refused, code: 'record.changed', detail: 'Compare.' },
        { status: 412, statusText: 'Changed' },
      );
    await settle();
    expect(changed).toHaveBeenCalledTimes(1);
    fixture.componentRef.setInput('record', recordOf({ followUps: [{ ...followUp, version: 2 }] }));
    await settle();
    expect(document.querySelector('glabella-meanwhile')).not.toBeNull();
    expect(note.value).toBe('Mine (synthetic).');
    await send();
    const again = server.expectOne(url).request;
    expect(again.headers.get('If-Match')).toBe('"2"');
    expect(again.body).toEqual({ disposition: 'could-not-reach', note: 'Mine (synthetic).' });
    button('Cancel').click();
    await settle();
  });
});
