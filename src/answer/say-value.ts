import type { Figure } from '../model/figure.ts';
import type { Brief } from './brief.ts';
import {
  formatAmount,
  formatNumber,
  isApproximate,
  joinUnit,
  readRemark,
} from './format-number.ts';
import { nameFigure, nameMeasure, unitOf } from './measure-name.ts';
import { isNumber, type Resolved } from './resolve.ts';
import { sayMissingShort } from './say-missing.ts';
import { quoteWords, verbatim } from './verbatim.ts';

/** How a 0 came to be said: printed in the table, written in words, or closed by its sum. */
function sayZero(brief: Brief, figure: Figure): string {
  if (figure.value !== 0) return '';
  if (figure.qualifier === 'inferredZero') return brief.say('value.zero.inferred');
  if (figure.qualifier === 'statedInWords') {
    const quote = quoteWords(figure.source.quote ?? '', brief.say);
    return brief.say('value.zero.words', { quote });
  }
  const kind = brief.index.fields.get(figure.field)?.kind;
  return kind === 'cell' ? brief.say('value.zero.printed') : '';
}

function amountOf(resolved: Resolved, brief: Brief): string {
  const { figure } = resolved;
  if (figure === null) {
    return joinUnit(formatNumber(resolved.value), unitOf(resolved.measure, brief), brief);
  }
  const amount = formatAmount(figure, brief);
  return typeof figure.value === 'string' ? verbatim(amount) : amount;
}

const isPrintedZero = (brief: Brief, { figure }: Resolved): boolean =>
  figure?.value === 0 &&
  figure.qualifier === 'exact' &&
  brief.index.fields.get(figure.field)?.kind === 'cell';

function isEveryZeroPrinted(brief: Brief, all: readonly Resolved[]): boolean {
  const zeros = all.filter((one) => one.figure?.value === 0);
  return zeros.length > 0 && zeros.every((one) => isPrintedZero(brief, one));
}

/** Among several figures the printed zeros are told in one note. */
export const notePrintedZeros = (brief: Brief, all: readonly Resolved[]): readonly string[] =>
  isEveryZeroPrinted(brief, all) ? [brief.say('value.note.printedZeros')] : [];

/** 12 件, 4万余件, 0 件（表内填 0）: a number with how it was stated; `among` several a printed 0 is just 0. */
export function sayAmount(brief: Brief, resolved: Resolved, among = false): string {
  if (resolved.state !== 'reported') return sayMissingShort(brief, resolved.state);
  const plain = resolved.figure === null || (among && isPrintedZero(brief, resolved));
  const zero = plain || resolved.figure === null ? '' : sayZero(brief, resolved.figure);
  return `${amountOf(resolved, brief)}${zero}`;
}

/** Caveats of one figure: approximate, remark in brackets, stated elsewhere, notes of its reading. */
export function noteFigure(brief: Brief, resolved: Resolved): readonly string[] {
  const { figure } = resolved;
  if (figure === null || resolved.state !== 'reported') return [];
  const notes: string[] = [];
  const remark = readRemark(figure);
  if (isApproximate(figure)) notes.push(brief.say('value.note.approximate'));
  if (remark !== null) notes.push(brief.say('value.note.remark', { remark: verbatim(remark) }));
  if (resolved.standIn) notes.push(noteStandIn(brief, resolved, figure));
  const read = noteReading(brief, figure).filter((of) => remark === null || !of.includes(remark));
  return [...notes, ...read, ...noteField(brief, figure)];
}

/** 表三为图片，此数出自正文: an answer from elsewhere never passes for the cell asked for. */
function noteStandIn(brief: Brief, resolved: Resolved, figure: Figure): string {
  const asked = brief.index.find(resolved.subject, resolved.measure);
  return brief.say(`value.standIn.${asked?.state ?? 'notStated'}`, {
    asked: nameMeasure(resolved.measure, brief),
    label: nameFigure(figure, brief),
  });
}

function noteReading(brief: Brief, figure: Figure): readonly string[] {
  const report = brief.index.report(figure);
  const read = report?.figures.find(
    (of) => of.field === figure.field && of.applicant === figure.applicant,
  );
  return read?.notes ?? [];
}

/** Counts of 2019-form columns are items of a list, not decisions; money columns are no counts. */
function noteField(brief: Brief, figure: Figure): readonly string[] {
  const field = brief.index.fields.get(figure.field);
  const onlyOld = field?.kind === 'cell' && field.eras.length === 1 && field.eras[0] === 'fmt2019';
  return onlyOld && field.group.startsWith('t2.')
    ? [brief.say('value.note.items2019', { label: field.name, unit: field.unit })]
    : [];
}

/** 表三行合计 ✓: a number of tables three and four whose total closes says so. */
export function noteClosing(brief: Brief, resolved: Resolved): readonly string[] {
  const report = brief.index.report(resolved.subject);
  const { figure } = resolved;
  if (report === null || figure === null || !isNumber(resolved)) return [];
  const key = `${figure.field}@${figure.applicant ?? 'total'}`;
  const rows = new Set(
    brief.rules.identities
      .filter((of) => of.scope === 'row' && of.severity === 'hard')
      .map((of) => of.id),
  );
  const own = report.checks.filter((of) => rows.has(of.id) && of.figures.includes(key));
  const isClosed = own.length > 0 && own.every((of) => of.verdict === 'pass');
  const [table = ''] = figure.source.place.split('·', 1);
  return isClosed ? [brief.say('check.rowCloses', { table })] : [];
}

/** 勾稽不符 is said where the figure takes part in it; a table that closes is said in a word. */
export function noteChecks(brief: Brief, resolved: Resolved): readonly string[] {
  const report = brief.index.report(resolved.subject);
  if (report === null || !isNumber(resolved)) return [];
  const { field, applicant } = resolved.figure ?? resolved.measure;
  const keys = new Set([field, `${field}@${applicant ?? 'total'}`]);
  const failed = report.checks.filter(
    (check) => check.verdict === 'fail' && check.figures.some((of) => keys.has(of)),
  );
  return failed.map((check) =>
    brief.say('check.failNote', {
      scope: check.scope,
      text: check.text,
      difference: check.difference ?? '',
    }),
  );
}
