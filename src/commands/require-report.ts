import { NianbaoError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { ReportStore } from '../model/report-store.ts';

/** The report a person named, or one line that says which there are. */
export async function requireReport(store: ReportStore, id: string | undefined): Promise<Report> {
  const report = id === undefined ? null : await store.readReport(id);
  if (report !== null) return report;
  const ids = (await store.readCatalogue()).slice(0, 8).map((entry) => entry.reportId);
  const said = id === undefined ? '请写出年报编号' : `库里没有编号为“${id}”的年报`;
  throw new NianbaoError('USAGE', `${said}；现有：${ids.join('、')}；运行 reports 看全部`);
}
