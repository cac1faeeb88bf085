import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { InjectionSession } from '@glabella/contracts';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { idOf, recordOf, sessionOn } from '../testing/record-of';
import { SessionList } from './session-list';

const ofAxillae = {
  protocolId: axillaryHyperhidrosis.id,
  protocolVersion: axillaryHyperhidrosis.version,
};

function lineOf(facts: Partial<InjectionSession>): string | undefined {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(SessionList);
  const protocols = [glabellarDepression, axillaryHyperhidrosis];
  fixture.componentRef.setInput('record', recordOf({ protocols, sessions: [sessionOn(0, facts)] }));
  fixture.componentRef.setInput('mayAct', true);
  fixture.detectChanges();
  const page: HTMLElement = fixture.nativeElement;
  return page.querySelector('.line')?.textContent?.trim();
}

it('lists the latest first, of one day the one recorded last', () => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(SessionList);
  const sessions = [
    sessionOn(0, { lotNumber: 'FIRST' }),
    sessionOn(0, { id: idOf(902), lotNumber: 'SECOND' }),
    sessionOn(9, { id: idOf(903), lotNumber: 'LATER' }),
  ];
  fixture.componentRef.setInput('record', recordOf({ sessions }));
  fixture.componentRef.setInput('mayAct', true);
  fixture.detectChanges();
  const page: HTMLElement = fixture.nativeElement;
  expect(page.textContent?.match(/lot [A-Z]+/g)).toEqual(['lot LATER', 'lot SECOND', 'lot FIRST']);
});

describe('the line of a signed session', () => {
  const whom = 'onabotulinumtoxinA · Dr. A. Reyes (synthetic)';

  it.each([
    {
      name: 'says how the frown was rated',
      facts: {},
      line: `${whom} · frown 1 (mild) at rest, 3 (severe) at maximum`,
    },
    {
      name: 'says that it was not, where the protocol rates it',
      facts: { frownAtRest: null, frownAtMaximum: null },
      line: `${whom} · frown not rated at rest, not rated at maximum`,
    },
    {
      name: 'says nothing of it where another region is treated',
      facts: { ...ofAxillae, frownAtRest: null, frownAtMaximum: null },
      line: whom,
    },
    {
      name: 'leaves out no rating that is on record',
      facts: { ...ofAxillae, frownAtRest: null, frownAtMaximum: 2 },
      line: `${whom} · frown not rated at rest, 2 (moderate) at maximum`,
    },
  ])('$name', ({ facts, line }) => {
    expect(lineOf(facts)).toBe(line);
  });
});
