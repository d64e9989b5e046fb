import type { Block } from '../../../src/model/document.ts';
import { EMPTY_SLOTS } from '../../../src/model/interpretation.ts';
import type { Query } from '../../../src/model/query.ts';
import type { Check, Report, ReportFigure } from '../../../src/model/report.ts';
import { NORTH } from './scene.ts';

const block = (kind: 'heading' | 'paragraph', text: string, line: number): Block => ({
  kind,
  text,
  place: { line, page: null },
});

const blocks: readonly Block[] = [
  block('paragraph', '请与该局联系（电话 0533—1234567）。', 5),
  block('paragraph', '全年办理网络留言、服务热线投诉共580余件。另发布信息208条。', 9),
  block('heading', '五、存在的主要问题及改进情况', 60),
  block('paragraph', '一是公开不够及时。', 61),
  block('paragraph', '下一步，我们将加强培训。', 62),
];

export const cell = (field: string, made: Partial<ReportFigure>): ReportFigure => ({
  field,
  applicant: null,
  label: field,
  state: 'reported',
  value: null,
  qualifier: 'exact',
  unit: null,
  raw: null,
  section: null,
  place: '表三·某格',
  line: 50,
  page: null,
  quote: null,
  notes: [],
  ...made,
});

/** The north's 2023 report with a phone, a section five and whatever a test adds. */
export function report(made: Partial<Report> = {}): Report {
  return {
    id: 'north-transport-2023',
    ...NORTH,
    year: 2023,
    title: '北山市交通运输局2023年政府信息公开工作年度报告',
    publishedOn: '2024-01-22',
    format: 'fmt2021',
    region: { province: null, city: null, county: null },
    contacts: { phone: '0533-1234567', address: null, email: null, postcode: null, website: null },
    file: 'north-transport-2023.txt',
    sha256: '0',
    original: 'http://www.example.gov.cn/report.html',
    figures: [],
    checks: [],
    issues: [],
    sections: [{ number: '五', title: '存在的主要问题及改进情况', firstBlock: 2, lastBlock: 4 }],
    document: { file: 'north-transport-2023.txt', format: 'text', sha256: '0', blocks },
    ...made,
  };
}

export const check = (id: string, made: Partial<Check> = {}): Check => ({
  id,
  scope: '总计',
  verdict: 'pass',
  left: 12,
  right: 12,
  difference: 0,
  text: '',
  figures: [],
  ...made,
});

export const reportQuery = (topic: string, intent: Query['intent'] = 'list'): Query => ({
  kind: 'report',
  intent,
  agencies: [NORTH.agencyId],
  years: [2023],
  topic,
  measures: [],
  slots: EMPTY_SLOTS,
});
