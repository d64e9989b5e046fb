import { makeClosedReport } from './closed-report.ts';
import type { Dice } from './dice.ts';
import { type MadeReport, makeReport, printForms } from './made-report.ts';

/** A report whose sums close, as those of nearly all real ones do, in the rows and columns of the form; the dice leave some zeros blank. */
export function makeSoundReport(seed: number, dice?: Dice): MadeReport {
  const closed = makeClosedReport(seed).truth;
  const truth = new Map<string, number | null>();
  const blanks = dice?.pick([0, 0, 10, 40]) ?? 0;
  const isBlank = (value: number): boolean => value === 0 && (dice?.below(100) ?? 100) < blanks;
  const forms = printForms((field, applicant) => {
    const [key, whole] = [`${field}@${applicant}`, `outcome.other@${applicant}`];
    const drawn = closed.get(field === 'outcome.other.misc' ? whole : key) ?? 0;
    const value = isBlank(drawn) ? null : drawn;
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
