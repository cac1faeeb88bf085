import type { SessionContext } from '@glabella/contracts';
import { everyPrecaution, findProduct } from '@glabella/domain/treatment';
import { draftOf, context, editorOf } from '../testing/session-draft';
import { unchangedSince } from './unchanged-since';

const since = '2026-06-01';
const lastAnswers: SessionContext['lastAnswers'] = {
  contraindications: {
    'pregnancy-breastfeeding': { answer: 'no', since },
    'neuromuscular-disease': { answer: 'no', since },
    'infection-at-site': { answer: 'no', since },
    hypersensitivity: { answer: 'not-known', since },
    'cows-milk-allergy': { answer: 'no', since },
  },
  precautions: { 'dry-eye': { answer: 'yes', since }, 'eyelid-weakness': { answer: 'no', since } },
};
const nothing = { contraindications: {}, precautions: {} };
const of = (productId: string, body = nothing) =>
  unchangedSince({ lastAnswers }, body, findProduct(productId) ?? null);

describe('what can be confirmed as unchanged', () => {
  it('is what was known and does not come and go, of the questions of the product', () => {
    expect(of('onabotulinumtoxinA')).toEqual({
      contraindications: { 'neuromuscular-disease': 'no' },
      precautions: { 'dry-eye': 'yes', 'eyelid-weakness': 'no' },
      count: 3,
    });
    expect(of('abobotulinumtoxinA').contraindications).toHaveProperty('cows-milk-allergy', 'no');
  });

  it('is nothing that was answered today', () => {
    const precautions = everyPrecaution('no');
    expect(of('onabotulinumtoxinA', { contraindications: {}, precautions }).count).toBe(1);
  });

  it('becomes the answers of today by one step, and leaves those of today as they are', () => {
    const { editor } = editorOf(
      draftOf({ precautions: { 'dry-eye': 'no' } }, { context: { ...context, lastAnswers } }),
    );
    expect(editor.toVisit().has('unchanged')).toBe(true);
    editor.confirmUnchanged();
    expect(editor.body()).toMatchObject({
      contraindications: { 'neuromuscular-disease': 'no' },
      precautions: { 'dry-eye': 'no', 'eyelid-weakness': 'no' },
    });
    expect(editor.body().contraindications).not.toHaveProperty('pregnancy-breastfeeding');
    expect(editor.toVisit().has('unchanged')).toBe(false);
  });
});
