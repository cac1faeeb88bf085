import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { OutcomePatientPage, OutcomePatientsQuestion } from '@glabella/contracts';
import { provideApi } from '@glabella/dashboard/data-access';
import { FigurePatients } from './figure-patients';

const page: OutcomePatientPage = {
  rows: [
    {
      patient: {
        id: '21733b8d-33f0-40b9-b16b-a0bbf8043c6e',
        givenName: 'Imani',
        familyName: 'Okafor',
        birthDate: '1982-03-04',
        mrn: 'DEMO-0001',
      },
      firstInjectionOn: '2026-01-06',
      baseline: null,
      total: null,
      change: null,
    },
  ],
  nextCursor: null,
};

async function open(group: OutcomePatientsQuestion['group']) {
  TestBed.configureTestingModule({
    providers: [provideApi(), provideHttpClientTesting(), provideRouter([])],
  });
  const fixture = TestBed.createComponent(FigurePatients);
  const question: OutcomePatientsQuestion = {
    from: '2026-01-01',
    to: '2026-12-31',
    instrumentId: 'phq9',
    group,
  };
  fixture.componentRef.setInput('question', question);
  TestBed.tick();
  const [call] = TestBed.inject(HttpTestingController).match(() => true);
  call?.flush(page);
  await fixture.whenStable();
  const element: HTMLElement = fixture.nativeElement;
  return element;
}

describe('the patients behind a figure', () => {
  it.each([
    ['treated', 'First session'],
    ['counted', 'First injection'],
  ] as const)(
    'of the group %s call their day the same in the header and in a narrow row',
    async (group, label) => {
      const element = await open(group);
      expect(element.querySelectorAll('thead th')[1]?.textContent).toBe(label);
      const day = element.querySelector('tbody td');
      expect(day?.textContent).toBe('6 Jan 2026');
      expect(day?.getAttribute('data-label')).toBe(label);
    },
  );
});
