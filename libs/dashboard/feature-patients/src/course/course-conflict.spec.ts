import { newer, nothing, openCourse, patientId, recordUrl } from '../testing/open-course';
import { serverFault } from '../testing/open-page';
import { courseOf, recordOf } from '../testing/record-of';

describe('correcting a course that somebody else corrected first', () => {
  it('shows both sides when somebody saved first, and takes theirs when asked to', async () => {
    const course = courseOf();
    const { button, settle, choose, server, text } = await openCourse(
      recordOf({ courses: [course] }),
      { courseId: course.id },
      nothing,
      newer,
    );
    expect(text()).toContain('A newer version of the protocol');
    choose('Diagnosis', 'F33.2');
    choose('Reason of the correction', 'Coded again');
    button('Save the correction').click();
    await settle();
    const url = `/api/v1/courses/${course.id}`;
    const changed = { ...serverFault, status: 412, code: 'record.changed' };
    server.expectOne(url).flush(changed, { status: 412, statusText: 'Changed' });
    await settle();
    server.expectOne(url).flush({ ...course, diagnosisCode: 'F33.9', version: 2 });
    await settle();
    expect(text()).toContain('Diagnosis F33.2 F33.9');
    expect(text()).toContain('Responsible Dr. A. Reyes (synthetic) Dr. A. Reyes (synthetic)');
    expect(text()).not.toContain('A newer version of the protocol');
    button('Keep theirs').click();
    await settle();
    const draftOf = `/api/v1/patients/${patientId}/form-drafts/course/${course.id}`;
    // What was on its way as a draft arrives first.
    server
      .expectOne({ method: 'PUT', url: draftOf })
      .flush({ version: 1, savedAt: '2026-11-23T13:02:00.000Z' });
    await settle();
    server.expectOne({ method: 'DELETE', url: draftOf }).flush(null);
    await settle();
    server.expectOne({ method: 'GET', url: draftOf }).flush(nothing);
    await settle();
    server.expectOne(recordUrl);
    expect(text()).not.toContain('Diagnosis F33.2 F33.9');
  });

  it('saves what stands in the form when it is pressed, not what stood there at the first try', async () => {
    const course = courseOf();
    const { button, settle, choose, server, text } = await openCourse(
      recordOf({ courses: [course] }),
      { courseId: course.id },
    );
    choose('Diagnosis', 'F33.2');
    choose('Reason of the correction', 'Coded again');
    button('Save the correction').click();
    await settle();
    const url = `/api/v1/courses/${course.id}`;
    const changed = { ...serverFault, status: 412, code: 'record.changed' };
    server.expectOne(url).flush(changed, { status: 412, statusText: 'Changed' });
    await settle();
    server.expectOne(url).flush({ ...course, diagnosisCode: 'F33.9', version: 2 });
    await settle();
    server
      .match({
        method: 'PUT',
        url: `/api/v1/patients/${patientId}/form-drafts/course/${course.id}`,
      })
      .forEach((call) => call.flush({ version: 1, savedAt: '2026-11-23T13:02:00.000Z' }));
    choose('Diagnosis', 'F33.9');
    await settle();
    expect(text()).toContain('Diagnosis F33.9 F33.9');
    button('Save mine as the next version').click();
    await settle();
    const again = server.expectOne(url);
    expect(again.request.headers.get('If-Match')).toBe('"2"');
    expect(again.request.body).toMatchObject({ diagnosisCode: 'F33.9', reason: 'Coded again' });
  });
});
