import type { Report } from '../model/report.ts';
import type { Brief } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { formatAmount } from './format-number.ts';
import { nameFigure } from './measure-name.ts';
import { newestFirst } from './report-topic.ts';

const MAX_FIGURES = 60;

/** Groups of fields in the order of the form; one line each. */
const GROUPS = ['t2', 't3', 't4', 'a14', 'a08', 'prose'] as const;

function listFigures(brief: Brief, report: Report) {
  return report.figures
    .filter((figure) => figure.state === 'reported' && typeof figure.value === 'number')
    .filter((figure) => figure.applicant === null || figure.applicant === 'total')
    .map((figure) => brief.index.adopt(report, figure))
    .slice(0, MAX_FIGURES);
}

/** 一次性列出全部指标: every number the newest report prints, table by table; zeros of a table in one word. */
export function answerInventory(brief: Brief): Draft {
  const [report] = newestFirst(brief.found.reports);
  if (report === undefined)
    return draft({ status: 'noValue', lines: [brief.say('value.nothing')] });
  const figures = listFigures(brief, report);
  const lines = GROUPS.flatMap((group) => {
    const own = figures.filter((of) => brief.index.fields.get(of.field)?.group.startsWith(group));
    const some = own.filter((of) => of.value !== 0);
    const zeros = own.length - some.length;
    const items = some.map((of) =>
      brief.say('value.item', { label: nameFigure(of, brief), amount: formatAmount(of, brief) }),
    );
    if (zeros > 0) items.push(brief.say('list.zeros', { count: zeros }));
    return items.length === 0 ? [] : [items.join(brief.say('value.bar'))];
  });
  const head = brief.say('value.head', { agency: report.agency, year: report.year });
  if (lines.length === 0)
    return draft({
      status: 'noValue',
      lines: [brief.say('list.noFigures', { agency: report.agency, year: report.year })],
    });
  return draft({ status: 'answered', lines: [head, ...lines], figures });
}
