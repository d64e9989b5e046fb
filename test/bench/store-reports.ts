import type { Agency } from '../../src/model/agency.ts';
import type { Block, SourceDocument } from '../../src/model/document.ts';
import type { Field } from '../../src/model/field.ts';
import type { Report, ReportFigure } from '../../src/model/report.ts';
import { APPLICANTS } from '../store/sample-fields.ts';

/** Made-up reports in the shape of real ones: about 190 cells, most a printed 0, some prose, a page of text. */
export type ReportMaker = {
  makeAgency(ordinal: number): Agency;
  makeReport(ordinal: number, year: number): Report;
};

type Random = () => number;

const PROSE = ['site.posts', 'wechat.posts', 'requests.received', 'site.notices'];
const PARAGRAPH =
  '我局高度重视政府信息公开工作，严格按照条例要求，健全工作机制，明确责任分工，强化监督保障，全年通过网站发布信息';

/** Mulberry32: the same reports in every run. */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Most cells are 0, one in twenty-five blank, one in twelve a number. */
function drawValue(random: Random): number | null {
  const drawn = random();
  if (drawn < 0.04) return null;
  return drawn < 0.88 ? 0 : Math.floor(random() ** 3 * 400);
}

function makeRow(field: Field, line: number, random: Random): ReportFigure[] {
  const applicants = field.hasApplicant ? APPLICANTS : [null];
  const row = field.rowLabels[0] ?? field.name;
  return applicants.map((applicant) => {
    const value = drawValue(random);
    const raw = value === null ? '' : String(value);
    return {
      field: field.id,
      applicant,
      label: field.name,
      state: value === null ? 'blank' : 'reported',
      value,
      qualifier: 'exact',
      unit: field.unit,
      raw,
      section: '三',
      place: `表三·${row}·${applicant ?? field.columnLabels[0]} / 第${line}行`,
      line,
      page: null,
      quote: raw === '' ? row : `${row} ${raw}`,
      notes: [],
    };
  });
}

function makeProse(random: Random): ReportFigure[] {
  return PROSE.map((name, index) => {
    const value = Math.floor(random() * 900);
    const raw = `${value}条`;
    return {
      field: `prose.${name}`,
      applicant: null,
      label: name,
      state: 'reported',
      value,
      qualifier: 'exact',
      unit: '条',
      raw,
      section: '一',
      place: `第${7 + index}行`,
      line: 7 + index,
      page: null,
      quote: `全年通过网站发布信息${raw}`,
      notes: [],
    };
  });
}

function makeDocument(of: {
  id: string;
  figures: readonly ReportFigure[];
  random: Random;
}): SourceDocument {
  const { id, figures, random } = of;
  const prose = figures.filter(({ field }) => field.startsWith('prose.'));
  const cells = figures.filter(({ field }) => !field.startsWith('prose.'));
  const paragraphs = prose.map(({ raw, line }): Block => {
    const text = `${PARAGRAPH}${raw}，${PARAGRAPH}，累计${Math.floor(random() * 1e6)}次。`;
    return { kind: 'paragraph', text, place: { line, page: null } };
  });
  const rows = Map.groupBy(cells, ({ line }) => line);
  const table = [...rows].map(([line, row]) =>
    [row[0]?.label ?? '', ...row.map(({ raw }) => raw ?? '')].map((text) => {
      return { text, place: { line, page: null }, rowSpan: 1, colSpan: 1 };
    }),
  );
  const blocks: Block[] = [
    ...paragraphs,
    { kind: 'table', rows: table, place: { line: 20, page: null } },
  ];
  return {
    file: `${id}.txt`,
    format: 'text',
    sha256: `${id}${'0'.repeat(64)}`.slice(0, 64),
    blocks,
  };
}

function makeAgency(ordinal: number): Agency {
  const region = String(110_000 + ((ordinal * 7_919) % 540_000));
  return {
    id: `agency-${ordinal}`,
    names: [{ name: `第${ordinal}号市县交通运输局`, from: null, to: null }],
    regionCode: region,
    province: `省${region.slice(0, 2)}`,
    city: `市${region.slice(0, 4)}`,
    county: null,
    level: 'county',
    function: '交通运输局',
  };
}

/** Makers of reports over a catalogue: the cells are those of the present form. */
export function createReportMaker(fields: readonly Field[]): ReportMaker {
  const cells = fields.filter(
    ({ kind, group, eras }) => kind === 'cell' && /^t[234]/.test(group) && eras.includes('fmt2021'),
  );
  return {
    makeAgency,
    makeReport(ordinal, year) {
      const random = createRandom(year * 131_072 + ordinal);
      const { id: agencyId, names, province, city, county } = makeAgency(ordinal);
      const agency = names[0]?.name ?? agencyId;
      const id = `${agencyId}-${year}`;
      const offset = 20 + Math.floor(random() * 30);
      const figures = [
        ...makeProse(random),
        ...cells.flatMap((field, index) => makeRow(field, offset + index, random)),
      ];
      const document = makeDocument({ id, figures, random });
      return {
        ...{ id, agencyId, agency, year, title: `${agency}${year}年政府信息公开工作年度报告` },
        ...{ publishedOn: `${year + 1}-01-20`, format: 'fmt2021' as const },
        region: { province, city, county },
        contacts: {
          phone: `0533-${ordinal}`,
          address: null,
          email: null,
          postcode: null,
          website: null,
        },
        ...{ file: document.file, sha256: document.sha256, original: null, figures },
        ...{ checks: [], issues: [], sections: [], document },
      };
    },
  };
}
