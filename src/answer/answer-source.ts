import type { Report } from '../model/report.ts';
import { answerValue } from './answer-value.ts';
import type { Brief, FiguresQuery, ReportQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { findWords } from './find-words.ts';
import { formatAmount } from './format-number.ts';
import { sayFigureName } from './measure-name.ts';
import { findMeta, makeFigure, makeSource, newestFirst } from './report-topic.ts';
import { quoteWords, verbatim } from './verbatim.ts';

const MAX_PLACES = 4;

/** 出自哪、原文怎么写: the figure again, with the printed words and where they stand. */
export function answerFigureSource(brief: Brief, query: FiguresQuery): Draft {
  const value = answerValue(brief, query);
  const quotes = value.figures
    .filter((figure) => figure.source.quote !== null && figure.source.quote !== '')
    .slice(0, 2)
    .map((figure) =>
      brief.say('source.words', {
        place: figure.source.place,
        quote: quoteWords(figure.source.quote ?? '', brief.say),
        raw: verbatim(figure.raw ?? ''),
      }),
    );
  const published = brief.found.reports
    .filter((report) => report.publishedOn !== null)
    .slice(0, 1)
    .map((report) => brief.say('source.published', { date: report.publishedOn ?? '' }));
  return { ...value, lines: [...value.lines, ...quotes, ...published] };
}

const sayOriginal = (brief: Brief, report: Report): string =>
  report.original === null
    ? brief.say('source.noOriginal', { report: verbatim(report.id) })
    : brief.say('source.original', { url: verbatim(report.original) });

/** 那个12件出自哪: every place of the report that prints the number a person names. */
export function answerClaimSource(brief: Brief, query: ReportQuery): Draft | null {
  const claim = query.slots.claim?.value ?? null;
  if (claim === null) return null;
  const figures = newestFirst(brief.found.reports).flatMap((report) =>
    report.figures
      .filter((of) => of.state === 'reported' && of.value === claim)
      .filter((of) => of.applicant === null || of.applicant === 'total')
      .map((of) => brief.index.adopt(report, of)),
  );
  const [first] = figures;
  if (first === undefined) return null;
  const lines = figures.slice(0, MAX_PLACES).map((figure) =>
    brief.say('source.claim', {
      agency: figure.agency,
      year: figure.year,
      label: sayFigureName(figure, brief),
      amount: formatAmount(figure, brief),
      place: figure.source.place,
      quote: quoteWords(figure.source.quote ?? '', brief.say),
    }),
  );
  return draft({ status: 'answered', lines, value: claim, unit: first.unit, figures });
}

/** The report itself: its title, our page of it and the publisher's page when known. */
export function answerReportSource(brief: Brief): Draft {
  const reports = newestFirst(brief.found.reports);
  const sources = reports.map((report) => {
    const at = findWords(report, report.title) ?? { line: null, quote: null };
    return makeSource(brief, report, { line: at.line, quote: null });
  });
  const lines = reports.map((report) =>
    brief.say('source.report', {
      title: verbatim(report.title),
      agency: report.agency,
      year: report.year,
      original: sayOriginal(brief, report),
    }),
  );
  return draft({ status: 'answered', lines: [...lines, ...reports.flatMap(saySite)], sources });

  function saySite({ contacts }: Report): readonly string[] {
    if (contacts.website === null) return [];
    const part = brief.say('contact.part.website');
    const item = brief.say('contact.item', { part, value: verbatim(contacts.website) });
    return [brief.say('contact.others', { items: item })];
  }
}

/** 落款日期、发布日期: as the report prints it; its year is not the year it reports on. */
export function answerPublished(brief: Brief): Draft {
  const [report] = newestFirst(brief.found.reports);
  if (report === undefined)
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const params = { agency: report.agency, year: report.year };
  const stored = findMeta(brief, report, 'meta.report_date');
  const date = report.publishedOn ?? (stored === null ? null : String(stored.value));
  if (date === null) {
    return draft({ status: 'noValue', lines: [brief.say('source.noDate', params)] });
  }
  const figure =
    stored ??
    makeFigure(brief, report, {
      field: 'meta.report_date',
      value: date,
      at: { line: null, quote: null },
    });
  return draft({
    status: 'answered',
    lines: [brief.say('source.date', { ...params, date })],
    value: date,
    figures: [figure],
  });
}
