import type { Citation } from '@glabella/domain/values';

const productRule = 'Practice rule';

/** Whether a number is the product's own because no publication settles it. */
export function isProductRule({ label }: Citation): boolean {
  return label === productRule;
}

/** The baseline window, week windows and other choices that no publication settles. */
export function practiceRule(detail: string): Citation {
  return { label: productRule, detail };
}

/** Response as a fall by half. */
export const responseSource: Citation = {
  label: 'Response: 50 % or more',
  detail: 'As in Magid et al. 2014, J Clin Psychiatry 75:837, and HEDIS DRR-E.',
};

/** Partial response as a fall by a quarter to a half. */
export const partialResponseSource: Citation = {
  label: 'Nierenberg & DeCecco 2001',
  detail: 'J Clin Psychiatry 62 Suppl 16:5. Partial response: 25 % to under 50 %.',
};

/** When a change is more than measurement error. */
export const jacobsonTruax: Citation = {
  label: 'Jacobson & Truax 1991',
  detail: 'J Consult Clin Psychol 59:12-19. The reliable change index.',
  doi: '10.1037/0022-006X.59.1.12',
};

/** The early sign that little has changed. */
export const littleChangeSource: Citation = {
  label: 'Szegedi et al. 2009',
  detail:
    'J Clin Psychiatry 70:344. An early fall of 20 % predicts later remission; the evidence is ' +
    'from antidepressant tablets, not from toxin. Information only.',
};

/** Recovery as remission held for six months. */
export const recoverySource: Citation = {
  label: 'Möller 2011',
  detail: 'Medicographia 33:125. Recovery: remission held for 6 months.',
};
