import { idSchema } from '@glabella/contracts';
import { type Command, UsageError } from '../command';
import { importFiles, importOptions } from '../import-files';

export const importFhirCommand: Command = {
  name: 'import fhir',
  summary: 'Import FHIR R4 JSON: a QuestionnaireResponse, an Observation or a Bundle.',
  details:
    'Totals are computed anew from the answers, and a contradiction is reported. Run again, it changes nothing.',
  options: {
    ...importOptions,
    patient: {
      type: 'string',
      value: 'id',
      description: 'Whose the resources are that name no patient, or none that is known.',
    },
  },
  run(context) {
    const { options } = context;
    const patientId = options.optionalText('patient');
    if (patientId !== null && !idSchema.safeParse(patientId).success) {
      throw new UsageError('--patient: an id of a patient is a UUID.');
    }
    return importFiles(context, (shared) => ({
      kind: 'fhir',
      ...shared,
      ...(patientId === null ? {} : { patientId }),
    }));
  },
};
