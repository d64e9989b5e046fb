import { makeClosedReport } from './closed-report.ts';
import { type MadeReport, makeReport, printForms } from './made-report.ts';

/** A report whose sums close, as those of nearly all real ones do, in the rows and columns of the form. */
export function makeSoundReport(seed: number): MadeReport {
  const closed = makeClosedReport(seed).truth;
  const truth = new Map<string, number>();
  const forms = printForms((field, applicant) => {
    const [key, whole] = [`${field}@${applicant}`, `outcome.other@${applicant}`];
    const value = closed.get(field === 'outcome.other.misc' ? whole : key) ?? 0;
    truth.set(key, value);
    return value;
  });
  const sheets = [forms.two, forms.three, forms.four];
  const { contents } = makeReport(seed);
  return {
    contents: contents.map((one) => (typeof one === 'string' ? one : (sheets.shift() ?? one))),
    truth,
  };
}
