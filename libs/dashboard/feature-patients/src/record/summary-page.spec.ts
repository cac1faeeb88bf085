import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { Toasts } from '@glabella/dashboard/ui';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { openPage, serverFault } from '../testing/open-page';
import {
  courseOf,
  followUpOf,
  idOf,
  onDay,
  phq9On,
  recordOf,
  sessionOn,
} from '../testing/record-of';
import { SummaryPage } from './summary-page';

const { id } = recordOf().patient;
const url = `/api/v1/patients/${id}/record`;

async function open(record = recordOf(), instrument?: string) {
  const page = openPage(SummaryPage, { patientId: id, ...(instrument && { instrument }) });
  page.server.expectOne(url).flush(record);
  await page.settle();
  return page;
}

describe('the sheet of a patient', () => {
  it('says that it is loading', async () => {
    const { settle, text } = openPage(SummaryPage, { patientId: id });
    await settle(160);
    expect(text()).toContain('Loading the summary');
  });

  it('says what failed', async () => {
    const { server, settle, text } = openPage(SummaryPage, { patientId: id });
    server.expectOne(url).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
  });

  it('names the patient by name, birth date and number, that it is synthetic, and off-label', async () => {
    const { text } = await open(
      recordOf({
        courses: [courseOf()],
        assessments: [phq9On(-7, 19), phq9On(42, 7)],
        sessions: [sessionOn(0)],
      }),
    );
    expect(text()).toContain('Imani Okafor');
    expect(text()).toContain('born 4 Mar 1982');
    expect(text()).toContain('MRN DEMO-0117');
    expect(text()).toContain('synthetic demo data');
    expect(text()).toContain('off-label');
    expect(text()).toContain('threshold 6 (NHS Talking Therapies manual)');
    expect(text()).toContain('C7741');
  });

  it('calls a small change within measurement error in the findings, the table and the paragraph', async () => {
    const { element, text } = await open(
      recordOf({
        courses: [courseOf()],
        assessments: [phq9On(-7, 15), phq9On(14, 12)],
        sessions: [sessionOn(0)],
      }),
    );
    const marked = 'Within measurement error change −3, reliable from 6';
    expect(element.querySelector('.findings')?.textContent?.replaceAll(/\s+/g, ' ')).toContain(
      marked,
    );
    expect(text()).not.toContain('No finding');
    expect(text()).toContain('−3 ± within measurement error');
    const note = [...element.querySelectorAll('.tables .dim')].map((one) => one.textContent.trim());
    expect(note).toEqual(['± within measurement error']);
    expect(text()).toContain('Within measurement error: change −3, reliable from 6 (NHS');
  });

  it('tells the verdict of an ended course up to its end, and what came after it', async () => {
    const { text } = await open(
      recordOf({
        courses: [courseOf({ endedOn: onDay(60), endReason: 'remission' })],
        assessments: [phq9On(-7, 19), phq9On(42, 4), phq9On(120, 20)],
        sessions: [sessionOn(0)],
        today: onDay(130),
      }),
    );
    expect(text()).toContain('PHQ-9 up to the end of the course, 7 Mar 2026');
    expect(text()).toContain('The course ended on 7 Mar 2026; since then 20 on 6 May 2026.');
    expect(text()).toContain('Up to the end of the course on 7 Mar 2026: PHQ-9 fell from 19');
    expect(text()).toContain('Since the end of the course: PHQ-9 20 (severe) on 6 May 2026.');
  });

  it('states no change of a PHQ-9 in a course for the axillae, and says why in list and paragraph', async () => {
    const axilla = { protocolId: axillaryHyperhidrosis.id };
    const { text } = await open(
      recordOf({
        protocols: [glabellarDepression, axillaryHyperhidrosis],
        courses: [courseOf(axilla)],
        assessments: [phq9On(-5, 14), phq9On(42, 6)],
        sessions: [sessionOn(0, axilla)],
      }),
      'phq9',
    );
    expect(text()).not.toMatch(/57 %|Response/);
    expect(text()).toContain(
      'No baseline the protocol Axilla, 10 sites each does not ask for PHQ-9',
    );
    expect(text()).toContain('; no baseline. No baseline: the protocol Axilla, 10 sites each');
  });

  it('counts in the paragraph the sessions of its own course', async () => {
    const other = courseOf({
      id: idOf(51),
      protocolId: axillaryHyperhidrosis.id,
      endedOn: onDay(50),
    });
    const { text } = await open(
      recordOf({
        protocols: [glabellarDepression, axillaryHyperhidrosis],
        courses: [courseOf(), other],
        sessions: [
          sessionOn(0),
          sessionOn(20, { courseId: other.id, protocolId: other.protocolId, totalUnits: 100 }),
        ],
      }),
    );
    expect(text()).toMatch(/; 1 injection session, the last on 6 Jan 2026: \S+, 29 U,/);
  });

  it('says what is missing in a record without entries', async () => {
    const { element, text } = await open(recordOf({ assessments: [], sessions: [], courses: [] }));
    expect(text()).toContain('No PHQ-9 yet.');
    expect(element.querySelector('.open')).toBeNull();
    expect(text()).toContain('No injection session yet.');
    expect(text()).toContain('No course of treatment');
  });

  it('marks a total that is not complete, and says what is open with owner and deadline', async () => {
    const prorated = { ...phq9On(7, 12), scoreStatus: 'prorated' as const };
    const answers = [...(prorated.answers ?? [])];
    answers[0] = null;
    answers[8] = 2;
    const { element, text } = await open(
      recordOf({
        assessments: [phq9On(0, 10), { ...prorated, answers }],
        followUps: [followUpOf({ safetyAnswer: 2, assessedOn: prorated.assessedOn })],
      }),
    );
    const rows = [...element.querySelectorAll('.tables > glabella-card tbody tr')];
    const words = rows.map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(words[0]).toContain('prorated, 8 of 9 answered; item 9 positive');
    expect(words[1]).not.toContain('complete');
    expect(text()).toMatch(
      /Item 9 answered “more than half the days” on .*: follow-up open with .*, due /,
    );
  });

  it('shows as many lines as a sheet holds and says what it leaves out', async () => {
    const many = Array.from({ length: 17 }, (_, at) => phq9On(at, 10));
    const { element, text } = await open(recordOf({ assessments: many }));
    expect(element.querySelectorAll('.tables > glabella-card tbody tr')).toHaveLength(12);
    expect(text()).toContain('5 earlier ones are left out.');
  });

  it('has the cycles, the latest first', async () => {
    const sessions = [0, 90, 180, 270, 360].map((day) => sessionOn(day));
    const { element, text } = await open(
      recordOf({
        courses: [courseOf()],
        assessments: [phq9On(-7, 19), phq9On(42, 7), phq9On(80, 15)],
        sessions,
      }),
    );
    const cycles = [...element.querySelectorAll('.stacked glabella-card:last-child tbody tr')];
    expect(cycles).toHaveLength(4);
    expect(cycles[0]?.textContent).toMatch(/^\s*5 · /);
    expect(text()).toContain('1 earlier one is left out.');
  });

  it('copies the paragraph that stands there', async () => {
    const { element, button } = await open();
    const copy = jest.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(true);
    const show = jest.spyOn(TestBed.inject(Toasts), 'show');
    button('Copy the paragraph').click();
    expect(copy).toHaveBeenCalledWith(element.querySelector('.paragraph')?.textContent);
    expect(show).toHaveBeenCalledWith({ text: 'The paragraph is copied. It names no patient.' });
    expect(element.querySelector('.paragraph')?.textContent).not.toContain('Okafor');
  });
});
