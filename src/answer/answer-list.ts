import type { Report } from '../model/report.ts';
import type { Brief, CatalogueQuery } from './brief.ts';
import { type Draft, draft } from './draft.ts';
import { newestFirst } from './report-topic.ts';

const MAX_AGENCIES = 20;
const TABLES = ['t2', 't3', 't4'] as const;

type Years = ReadonlyMap<string, readonly number[]>;

function collectYears(brief: Brief, query: CatalogueQuery, years: readonly number[]): Years {
  const found = new Map<string, number[]>();
  for (const { agencyId, agency, year } of brief.found.catalogue) {
    if (query.agencies.length > 0 && !query.agencies.includes(agencyId)) continue;
    if (years.length > 0 && !years.includes(year)) continue;
    found.set(agency, [...(found.get(agency) ?? []), year]);
  }
  return found;
}

function sayYears(brief: Brief, years: Years): readonly string[] {
  const rows = [...years]
    .slice(0, MAX_AGENCIES)
    .map(([agency, of]) =>
      brief.say('list.agency', { agency, years: of.join(brief.say('value.comma')) }),
    );
  const rest = years.size - rows.length;
  const more = rest > 0 ? [brief.say('list.more', { count: rest })] : [];
  const count = [...years.values()].flat().length;
  return [brief.say('list.head', { agencies: years.size, count }), ...rows, ...more];
}

/** 有哪些单位的年报, 有没有2024年的: every agency with its years, as many as fit a message. */
export function answerCatalogue(brief: Brief, query: CatalogueQuery): Draft {
  const years = collectYears(brief, query, query.years);
  if (years.size === 0) {
    const others = collectYears(brief, query, []);
    const lines = [brief.say('list.nothing'), ...(others.size > 0 ? sayYears(brief, others) : [])];
    return draft({ status: 'noReport', lines, cited: false });
  }
  const [head, ...rows] = sayYears(brief, years);
  const lead = query.topic === 'report' && query.years.length > 0 ? brief.say('exists.yes') : '';
  return draft({ status: 'answered', lines: [`${lead}${head ?? ''}`, ...rows], cited: false });
}

/** blank 161, image 42 …: how the cells of one table stand. */
function sayTable(brief: Brief, report: Report, table: string): string {
  const cells = report.figures.filter((figure) => {
    const field = brief.index.fields.get(figure.field);
    return field?.kind === 'cell' && field.group.startsWith(table);
  });
  if (cells.length === 0) return '';
  const states = new Map<string, number>();
  for (const { state } of cells) states.set(state, (states.get(state) ?? 0) + 1);
  const items = [...states].map(([state, count]) =>
    brief.say('list.cells', { state: brief.say(`list.state.${state}`), count }),
  );
  return brief.say('list.table', {
    table: brief.say(`check.table.${table}`),
    items: items.join(brief.say('value.comma')),
  });
}

/** 哪些表空着、是图片: the tables of each report with the states of their cells. */
export function answerBlanks(brief: Brief): Draft {
  const lines = newestFirst(brief.found.reports).map((report) => {
    const tables = TABLES.map((table) => sayTable(brief, report, table)).filter((of) => of !== '');
    const said = tables.length === 0 ? [brief.say('list.noTables')] : tables;
    return brief.say('list.report', {
      agency: report.agency,
      year: report.year,
      items: said.join(brief.say('value.bar')),
    });
  });
  return draft({ status: 'answered', lines, cited: false });
}
