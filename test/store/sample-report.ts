import type { Agency } from '../../src/model/agency.ts';
import type { SourceDocument } from '../../src/model/document.ts';
import type { Check, Report, ReportFigure } from '../../src/model/report.ts';
import { APPLICANTS } from './sample-fields.ts';

/** An agency of a made-up city; `regionCode` decides where it is found. */
export function makeAgency(id: string, regionCode = '370300', name = `${id}交通运输局`): Agency {
  return {
    id,
    names: [{ name, from: null, to: null }],
    regionCode,
    province: '东省',
    city: '甲市',
    county: null,
    level: 'city',
    function: '交通运输局',
  };
}

function makeFigure(
  part: Pick<ReportFigure, 'field' | 'label' | 'place'> & Partial<ReportFigure>,
): ReportFigure {
  return {
    applicant: null,
    state: 'reported',
    value: 0,
    qualifier: 'exact',
    unit: '件',
    raw: '0',
    section: null,
    line: 1,
    page: null,
    quote: null,
    notes: [],
    ...part,
  };
}

function makeRow(field: string, line: number, values: readonly (number | null)[]): ReportFigure[] {
  return APPLICANTS.map((applicant, index) => {
    const value = values[index] ?? null;
    const printed =
      value === null ? ({ state: 'blank', raw: '' } as const) : { raw: String(value) };
    const place = `表三·${field}·${applicant} / 第${line}行`;
    const shared = { field, applicant, label: `${field}（${applicant}）`, place, line };
    return makeFigure({
      ...shared,
      value,
      section: '三',
      quote: `一、${field}${value === null ? '' : ` ${value}`}`,
      ...printed,
    });
  });
}

function makeDocument(id: string, received: number, sha256: string): SourceDocument {
  const place = { line: 1, page: null };
  const cells = ['一、本年新收', String(received), '0', '0'].map((text) => {
    return { text, place: { line: 50, page: null }, rowSpan: 1, colSpan: 1 };
  });
  const wide = {
    text: '合并',
    place: { line: 51, page: 2, box: [1, 2, 3, 4] as const },
    rowSpan: 2,
    colSpan: 3,
  };
  return {
    file: `${id}.txt`,
    format: 'text',
    sha256,
    blocks: [
      { kind: 'heading', text: `${id} 年度报告`, place },
      { kind: 'paragraph', text: '网站发布 3 万余条。', place: { line: 9, page: null } },
      { kind: 'table', rows: [cells, [wide, ...cells.slice(1)]], place: { line: 50, page: null } },
      { kind: 'image', text: '', place: { line: 60, page: null } },
    ],
  };
}

export type SampleValues = {
  readonly received: number | null;
  readonly sha256?: string;
  readonly fees?: number;
};

function makeOddFigures(fees: number): ReportFigure[] {
  const rules = { field: 'rules.issued', label: '规章', place: '表二·规章 / 第20行', line: 20 };
  const fee = { field: 'fees.amount', label: '收费', place: '表二·收费 / 第30行', line: 30 };
  const site = {
    field: 'prose.site.posts',
    label: '网站发布',
    place: '第9行',
    line: 9,
    unit: '条',
  };
  const quote = '网站发布 3 万余条';
  return [
    makeFigure({ ...rules, state: 'blank', value: null, raw: '', quote: '规章' }),
    makeFigure({
      ...fee,
      unit: '万元',
      value: fees,
      raw: `${fees}（合计）`,
      notes: ['列序为推定'],
    }),
    makeFigure({ ...site, value: 30_000, raw: '3 万余条', qualifier: 'atLeast', quote }),
  ];
}

function makeFigures({ received, fees }: SampleValues): ReportFigure[] {
  const words = { field: 'unknown.1', label: '无名行', place: '表三·无名行 / 第52行', line: 52 };
  const picture = { field: 'review.total', label: '复议', place: '表四·第1列 / 第2页', page: 2 };
  return [
    ...makeOddFigures(fees ?? 3.978),
    ...makeRow('requests.received', 50, [received, 0, 0, 0, 0, 0, received]),
    ...makeRow('outcome.granted', 51, [null, null, null, null, null, null, null]),
    makeFigure({ ...words, value: '若干', raw: '若干' }),
    makeFigure({ ...picture, line: null, state: 'image', value: null, raw: null }),
    makeFigure({ ...words, field: 'rules.issued', value: 4, raw: '4' }),
  ];
}

function makeCheck(id: string, verdict: Check['verdict'], figures: readonly string[]): Check {
  return {
    id,
    scope: '总计',
    verdict,
    left: 1,
    right: 1,
    difference: 0,
    text: `${id} 相符`,
    figures,
  };
}

/** A report with every kind of figure: plain, blank, a picture, words beside the number, prose, an unknown row. */
export function makeReport(agency: Agency, year: number, values: SampleValues): Report {
  const id = `${agency.id}-${year}`;
  const sha256 = values.sha256 ?? `sha-${id}-${values.received}`;
  return {
    id,
    agencyId: agency.id,
    agency: `${year}年的${agency.id}`,
    year,
    title: `${agency.id} ${year} 年度报告`,
    publishedOn: `${year + 1}-01-20`,
    format: 'fmt2021',
    region: { province: '东省', city: '甲市', county: null },
    contacts: { phone: '0533-1', address: null, email: null, postcode: null, website: null },
    file: `${id}.txt`,
    sha256,
    original: null,
    figures: makeFigures(values),
    checks: [
      makeCheck('T3.1', 'pass', ['requests.received@total']),
      makeCheck('T3.2', 'fail', ['requests.received@total', 'outcome.granted@total']),
      makeCheck('T4.1', 'notAssessable', ['review.total']),
    ],
    issues: [{ code: 'IMAGE_TABLE', line: 60, page: null, text: '表四为图片' }],
    sections: [{ number: '一', title: '总体情况', firstBlock: 0, lastBlock: 1 }],
    document: makeDocument(id, values.received ?? 0, sha256),
  };
}
