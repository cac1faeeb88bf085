import { TestBed } from '@angular/core/testing';
import { VersionTable, type VersionColumn } from './version-table';

const version = (number: number, name: string): VersionColumn => ({
  version: number,
  facts: [
    ['Name', name],
    ['Sex', 'female'],
  ],
  by: `K. Aalto, ${number} Nov 2026`,
  reason: number === 1 ? '' : 'Misread',
});

describe('the versions of a record side by side', () => {
  const rowsOf = (versions: VersionColumn[]) => {
    const fixture = TestBed.createComponent(VersionTable);
    fixture.componentRef.setInput('versions', versions);
    TestBed.tick();
    const page: HTMLElement = fixture.nativeElement;
    return [...page.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map(({ textContent }) =>
        (textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
      ),
    );
  };

  it('say what changed, with who and why', () => {
    expect(rowsOf([version(2, 'Imani'), version(1, 'Imany')])).toEqual([
      ['Fact', 'Version 2', 'Version 1'],
      ['Name', 'changed: Imani', 'Imany'],
      ['Sex', 'female', 'female'],
      ['Reason', 'Misread', ''],
      ['Recorded by', 'K. Aalto, 2 Nov 2026', 'K. Aalto, 1 Nov 2026'],
    ]);
  });

  it('mark nothing where there is one version only', () => {
    expect(rowsOf([version(1, 'Imani')])[1]).toEqual(['Name', 'Imani']);
  });
});
