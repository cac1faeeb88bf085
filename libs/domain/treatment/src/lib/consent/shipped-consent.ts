import { axillaryHyperhidrosis } from '../axillary-hyperhidrosis';
import {
  consentPointIds,
  isOptionalConsentPoint,
  type ConsentPoint,
  type ConsentPointId,
} from './consent-document';
import { everyTreatment, type ConsentReach } from './consent-reach';

const shippedTexts: Readonly<Record<ConsentPointId, string>> = {
  'off-label':
    'Botulinum toxin is not approved for the treatment of depression. Using it for this purpose is called ' +
    'off-label: the product is approved for other uses, and my doctor has explained why it is proposed to me.',
  'primary-endpoint-missed':
    'In the largest trial so far (Brin and others, 2020, 255 women) the difference from placebo missed the ' +
    'result that was set as its main goal, and the higher of the two doses did not differ from placebo.',
  'small-trials':
    'The other trials were small, most participants were women, and many could tell from the change in their ' +
    'forehead whether they had been given the toxin. How much it helps, and whom, is not certain.',
  'dose-above-label':
    'The dose used in the trials and planned for me is higher than the dose on the label for frown lines.',
  alternatives:
    'There are other treatments of depression: medicines, psychotherapy, and stimulation treatments among them. ' +
    'We have spoken about them, and I can choose them instead or beside this one.',
  'not-a-substitute':
    'This treatment does not replace my present care. I do not stop or change a medicine or a therapy because ' +
    'of it without speaking to whoever prescribes or gives it.',
  temporary:
    'The effect on the muscles wears off after about three to four months. The treatment may be repeated, not ' +
    'more often than every three months.',
  'adverse-events':
    'Unwanted effects can be a drooping eyelid or brow, headache, pain or a bruise at the site, double vision, dry ' +
    'eye and allergic reactions. Trouble swallowing, speaking or breathing is rare and can begin hours to weeks ' +
    'later: it is an emergency.',
  'sweating-alternatives':
    'There are other treatments of severe sweating under the arms, those applied to the skin first among them. We ' +
    'have spoken about them, and I can choose them instead.',
  'sweating-temporary':
    'The effect wears off: in the trial half of those treated needed no further treatment for about 200 days. The ' +
    'treatment may be repeated, not more often than every 16 weeks.',
  'sweating-adverse-events':
    'Unwanted effects can be pain or a bruise at the sites, more sweating elsewhere, and allergic reactions. Trouble ' +
    'swallowing, speaking or breathing is rare and can begin hours to weeks later: it is an emergency.',
  photographs:
    'Photographs of the treated area may be taken before and after the treatment and kept in my record. I may decline ' +
    'this and still be treated.',
  'data-use':
    'My data may be used without my name to compare the course of patients of this practice, and in ' +
    'pseudonymised files for quality and research. I may decline or withdraw this and still be treated.',
};

/** The document that the product ships, which is a practice’s version 1 until it words its own. */
export const shippedConsentPoints: readonly ConsentPoint[] = consentPointIds.map((id) => ({
  id,
  text: shippedTexts[id],
  askedIn: shippedReach(id),
}));

// A protocol that the practice adds is taken for one against depression until the practice says otherwise: a point too
// many is noticed, a missing one is not.
function shippedReach(id: ConsentPointId): ConsentReach {
  if (isOptionalConsentPoint(id)) return everyTreatment;
  const protocolIds = [axillaryHyperhidrosis.id];
  return { kind: id.startsWith('sweating-') ? 'only' : 'all-but', protocolIds };
}
