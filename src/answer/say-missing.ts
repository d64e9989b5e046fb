import type { State } from '../model/figure.ts';
import type { Report, ReportFigure } from '../model/report.ts';
import type { Brief } from './brief.ts';
import { formatAmount } from './format-number.ts';
import { nameMeasure, sayFigureName } from './measure-name.ts';
import type { Resolved } from './resolve.ts';

const MAX_RELATED = 4;

/** 表三 out of 表三·（一）予以公开·总计: the places name their table first. */
function nameTable(resolved: Resolved): string {
  const figure = resolved.figure ?? resolved.parts[0];
  const [table, rest] = (figure?.source.place ?? '').split('·', 2);
  return rest === undefined ? '' : (table ?? '');
}

const groupOf = (brief: Brief, field: string): string | null =>
  brief.index.fields.get(field)?.group ?? null;

const isChange = (figure: ReportFigure): boolean => figure.field.endsWith('.yoy');

const isWhole = (figure: ReportFigure): boolean =>
  figure.applicant === null || figure.applicant === 'total';

/** requests of prose.requests.via_website and of requests.received. */
const topicOf = (field: string): string | undefined =>
  field.replace(/^(prose|annex2014|annex2008)\./, '').split('.')[0];

function sameTable(brief: Brief, report: Report, resolved: Resolved): readonly ReportFigure[] {
  const group = groupOf(brief, resolved.measure.field);
  return report.figures.filter((figure) => groupOf(brief, figure.field) === group);
}

/** The figures a person may like instead: printed ones of the cut table, prose where the table is a picture. */
function findRelated(brief: Brief, resolved: Resolved): readonly ReportFigure[] {
  const report = brief.index.report(resolved.subject);
  if (report === null) return [];
  if (resolved.state === 'image') {
    const prose = report.figures.filter(
      (figure) => brief.index.fields.get(figure.field)?.kind === 'prose',
    );
    return prose.filter((of) => of.state === 'reported' && !isChange(of)).slice(0, MAX_RELATED);
  }
  if (resolved.state === 'notStated') {
    const topic = topicOf(resolved.measure.field);
    return report.figures
      .filter((figure) => figure.state === 'reported' && isWhole(figure))
      .filter((figure) => topicOf(figure.field) === topic)
      .slice(0, MAX_RELATED);
  }
  if (resolved.state !== 'truncated') return [];
  return sameTable(brief, report, resolved)
    .filter((figure) => figure.state === 'reported' && isWhole(figure))
    .filter((figure) => typeof figure.value === 'number' && figure.value > 0)
    .slice(0, MAX_RELATED);
}

function listRelated(brief: Brief, resolved: Resolved): string {
  const report = brief.index.report(resolved.subject);
  const related = report === null ? [] : findRelated(brief, resolved);
  if (report === null || related.length === 0) return '';
  const items = related.map((figure) => {
    const shown = brief.index.adopt(report, figure);
    return brief.say('value.item', {
      label: sayFigureName(shown, brief),
      amount: formatAmount(shown, brief),
    });
  });
  return brief.say(`value.related.${resolved.state}`, {
    items: items.join(brief.say('value.comma')),
  });
}

/** What of a sum can be seen, and which of its parts cannot. */
function sayVisible(brief: Brief, resolved: Resolved): string {
  if (resolved.parts.length === 0) return '';
  const seen = resolved.parts.filter((part) => part.state === 'reported');
  const unseen = resolved.parts.filter((part) => part.state !== 'reported');
  if (seen.length === 0) return '';
  const shown = seen.filter((part) => part.value !== 0);
  const items = (shown.length > 0 ? shown : seen).map((part) =>
    brief.say('value.item', {
      label: sayFigureName(part, brief),
      amount: formatAmount(part, brief),
    }),
  );
  return brief.say('value.visibleParts', {
    items: items.join(brief.say('value.comma')),
    seen: seen.length,
    count: resolved.parts.length,
    missing: unseen.map((part) => sayFigureName(part, brief)).join(brief.say('value.comma')),
  });
}

function isTableBlank(brief: Brief, resolved: Resolved): boolean {
  const report = brief.index.report(resolved.subject);
  if (report === null || resolved.state !== 'blank') return false;
  return sameTable(brief, report, resolved).every((figure) => figure.state === 'blank');
}

function pickTopic(brief: Brief, resolved: Resolved): string {
  if (isTableBlank(brief, resolved)) return 'value.missing.blankTable';
  return `value.missing.${resolved.state}`;
}

/** The one true sentence why there is no number: blank is not 0, a picture is not blank, cut off is neither. */
export function sayMissing(brief: Brief, resolved: Resolved, labels?: string): readonly string[] {
  const { subject, figure, parts } = resolved;
  const sentence = brief.say(pickTopic(brief, resolved), {
    agency: subject.agency,
    year: subject.year,
    label: labels ?? nameMeasure(resolved.measure, brief),
    table: nameTable(resolved),
    raw: (figure ?? parts[0])?.raw ?? '',
  });
  const visible = sayVisible(brief, resolved);
  const related = visible === '' ? listRelated(brief, resolved) : '';
  return [sentence, visible, related].filter((line) => line !== '');
}

/** 空白（不是0）: the same in a word, where several figures stand in one line. */
export const sayMissingShort = (brief: Brief, state: State): string =>
  brief.say(`value.short.${state}`);
