import type { Rules } from '../rules/rules.ts';
import { createWordRecognizer, type MakeEntity, type RecognizeWords } from './recognize-words.ts';

const LONGEST_LABEL = 12;

/** Who applied: 自然人, 企业, 律所, 总计 … by official name, printed label and everyday word. */
export function createApplicantRecognizer(rules: Pick<Rules, 'applicants'>): RecognizeWords {
  return createWordRecognizer(listApplicants(rules));
}

function* listApplicants({
  applicants,
}: Pick<Rules, 'applicants'>): Iterable<[string, MakeEntity]> {
  for (const { id, name, nameEn, labels, aliases } of applicants) {
    const make: MakeEntity = (place) => ({ kind: 'applicant', applicant: id, ...place });
    const printed = labels.filter((label) => label.length <= LONGEST_LABEL);
    for (const word of [name, nameEn, ...printed, ...aliases]) yield [word, make];
  }
}
