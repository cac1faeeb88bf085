import { TestBed } from '@angular/core/testing';
import type { SessionDraft } from '@glabella/contracts';
import { SessionCalls } from '@glabella/dashboard/data-access';
import { axillaryHyperhidrosis } from '@glabella/domain/treatment';
import { openRecord, patientId, recordUrl } from '../testing/open-record';
import { courseOf, idOf, phq9On, recordOf, sessionOn } from '../testing/record-of';

const full = recordOf({
  courses: [courseOf()],
  assessments: [phq9On(-7, 19), phq9On(42, 7)],
  sessions: [sessionOn(0)],
});

describe('the page of a patient', () => {
  it('draws the PHQ-9 for a patient who is read by another measure, once it is chosen', async () => {
    const record = recordOf({
      courses: [courseOf({ protocolId: axillaryHyperhidrosis.id })],
      protocols: [axillaryHyperhidrosis],
      assessments: [phq9On(0, 12), phq9On(14, 9)],
    });
    const { element, fixture, navigate, settle } = await openRecord(record);
    const chosen = () =>
      element.querySelector<HTMLInputElement>('input[type=radio][value=phq9]')?.checked;
    expect(chosen()).toBe(false);
    element.querySelector<HTMLInputElement>('input[type=radio][value=phq9]')?.click();
    const [, { queryParams }] = navigate.mock.lastCall as [unknown, { queryParams: object }];
    expect(queryParams).toEqual({ instrument: 'phq9', from: null, to: null });
    fixture.componentRef.setInput('instrument', 'phq9');
    await settle();
    expect(chosen()).toBe(true);
  });

  it('leaves whoever went on to another patient there, without what was refused for the one before', async () => {
    const { button, fixture, settle, navigate, server, text } = await openRecord(full);
    const answers = [Promise.withResolvers<SessionDraft>(), Promise.withResolvers<SessionDraft>()];
    let asked = 0;
    jest
      .spyOn(TestBed.inject(SessionCalls), 'createDraft')
      .mockImplementation(() => answers[asked++]?.promise ?? Promise.reject(new Error('third')));
    button('Log session').click();
    fixture.componentRef.setInput('patientId', idOf(10));
    await settle();
    server
      .expectOne(`/api/v1/patients/${idOf(10)}/record`)
      .flush({ ...full, patient: { ...full.patient, id: idOf(10) } });
    await settle();
    answers[0]?.resolve({ id: idOf(81) } as SessionDraft);
    await settle();
    expect(navigate).not.toHaveBeenCalled();
    button('Log session').click();
    answers[1]?.reject(new Error('no connection'));
    await settle();
    expect(text()).toContain('The answer of the server could not be read');
    fixture.componentRef.setInput('patientId', patientId);
    await settle();
    server.expectOne(recordUrl).flush(full);
    await settle();
    expect(text()).not.toContain('The answer of the server could not be read');
  });
});
