import { phq9 } from '@glabella/domain/instruments';
import {
  answers,
  bundle,
  itemObservations,
  observation,
  problemsOf,
  read,
  response,
  total,
  totalsOf,
} from './fhir-documents.test-data';

const inError = { status: 'entered-in-error' };
const ofResponse = { derivedFrom: [{ reference: 'QuestionnaireResponse/r1' }] };
const later = { effectiveDateTime: '2024-06-05T10:00:00Z', id: 'later', valueInteger: 7 };

describe('a form that was taken back', () => {
  it('does not come back through a total derived from it', async () => {
    const file = await read(
      bundle(response(inError), total({ valueInteger: 12, ...ofResponse }), total(later)),
    );
    expect(totalsOf(file)).toEqual([7]);
    expect(problemsOf(file)).toEqual([
      ['warning', 'fhir.status', 1],
      ['warning', 'fhir.withdrawn_form', 2],
    ]);
  });

  it('does not come back through the members of its panel', async () => {
    const items = itemObservations();
    const hasMember = items.map(({ id }) => ({ reference: `Observation/${id}` }));
    const panel = observation(phq9.loinc.panel, { ...inError, hasMember });
    const file = await read(bundle(panel, ...items));
    expect(file.assessments).toEqual([]);
    expect(problemsOf(file)).toEqual([
      ['error', 'fhir.status', 1],
      ...answers.map((_, at) => ['error', 'fhir.withdrawn_form', at + 2]),
    ]);
  });

  it('does not come back over two steps', async () => {
    const items = itemObservations();
    const hasMember = items.map(({ id }) => ({ reference: `Observation/${id}` }));
    const panel = observation(phq9.loinc.panel, { ...ofResponse, hasMember });
    const file = await read(bundle(...items, panel, response(inError)));
    expect(file.assessments).toEqual([]);
  });

  it('does not take the form with it when only an Observation was in error', async () => {
    const file = await read(
      bundle(response(), total({ valueInteger: 13, ...inError, ...ofResponse })),
    );
    expect(totalsOf(file)).toEqual([12]);
  });
});
