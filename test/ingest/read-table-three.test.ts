import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { bundled, pick, readText } from './gold.ts';

const whole = bundled('zezhou-transport-2023.txt');
const received = /^(一、本年新收政府信息公开申请数量)\t.*$/mu;
const granted = /^(三、本年度办理结果\t\(一\) 予以公开)\t.*$/mu;

function valuesOf(report: Report, field: string): (number | string | null)[] {
  const names = [
    'natural_person',
    'business',
    'research',
    'nonprofit',
    'legal_service',
    'other',
    'total',
  ];
  return names.map((name) => pick(report, field, name)?.value ?? null);
}

function withReceived(values: string): Promise<Report> {
  return readText(whole.replace(received, `$1\t\t${values}\t`));
}

describe('the seven values of a row', () => {
  it('follow the label, wherever it stands', async () => {
    const report = await readText(whole.replace(received, '$1\t3\t1\t0\t0\t0\t0\t4'));
    expect(valuesOf(report, 'requests.received')).toEqual([3, 1, 0, 0, 0, 0, 4]);
  });

  it('are left out with an issue when there are more of them than columns', async () => {
    const report = await withReceived('3\t1\t0\t0\t0\t0\t0\t4');
    expect(pick(report, 'requests.received', 'total')).toBeUndefined();
    expect(report.issues.map(({ code }) => code)).toContain('valuesUnclear');
  });

  it('keep their columns around blank cells when the total closes', async () => {
    const report = await withReceived('3\t\t1\t\t\t\t4');
    expect(valuesOf(report, 'requests.received')).toEqual([3, null, 1, null, null, null, 4]);
    expect(pick(report, 'requests.received', 'business')).toMatchObject({
      state: 'blank',
      qualifier: 'inferredZero',
    });
  });

  it('are those of the form in its order when the header is torn apart', async () => {
    const torn = whole.replace('\t总计\t', '\t\t总计\t').replace('商业企业\t', '总计\t商业企业\t');
    const report = await readText(torn.replace(received, '$1\t\t3\t1\t0\t0\t0\t2\t6\t'));
    expect(valuesOf(report, 'requests.received')).toEqual([3, 1, 0, 0, 0, 2, 6]);
  });

  it('leave a blank a blank when the total does not close', async () => {
    const report = await withReceived('3\t\t1\t0\t0\t0\t9');
    expect(pick(report, 'requests.received', 'business')).toMatchObject({
      state: 'blank',
      qualifier: 'exact',
    });
    expect(report.issues.map(({ code }) => code)).not.toContain('inferredZero');
  });
});

describe('what stands for a value', () => {
  it('may be placeholders, which are no zeros', async () => {
    const report = await withReceived('/\t/\t/\t/\t/\t/\t0');
    expect(pick(report, 'requests.received', 'other')).toMatchObject({
      state: 'notApplicable',
      value: null,
      raw: '/',
    });
    expect(pick(report, 'requests.received', 'total')?.value).toBe(0);
  });

  it('are read in full width and with blanks in the label', async () => {
    const report = await readText(
      whole.replace(granted, '三、本年度办理结果\t（一） 予 以 公 开\t１２\t0\t0\t0\t0\t0\t１２\t'),
    );
    expect(valuesOf(report, 'outcome.granted')).toEqual([12, 0, 0, 0, 0, 0, 12]);
  });
});

describe('rows and columns the form does not have', () => {
  const columns = (text: string): string =>
    text
      .replace('\t总计\t', '\t\t总计\t')
      .replace('\t\t\t商业企业\t', '\t\t\t小计\t商业企业\t')
      .replace(received, '$1\t\t3\t5\t2\t0\t0\t3\t0\t8\t');

  it('takes a subtotal column for itself and shifts nothing', async () => {
    const report = await readText(columns(whole));
    expect(valuesOf(report, 'requests.received')).toEqual([3, 2, 0, 0, 3, 0, 8]);
    expect(pick(report, 'requests.received', 'organizations')?.value).toBe(5);
  });

  it('reads a subtotal row as the sum it is', async () => {
    const row = '\t\t小计\t2\t0\t0\t0\t0\t0\t2\n';
    const report = await readText(
      whole.replace('\t(四) 无法提供', `\t(三) 不予公开${row}\t(四) 无法提供`),
    );
    expect(valuesOf(report, 'outcome.denied')).toEqual([2, 0, 0, 0, 0, 0, 2]);
    expect(report.checks.find(({ id, scope }) => id === 'T3.5a' && scope === '总计')?.verdict).toBe(
      'fail',
    );
  });

  it('keeps an unknown row under its own words', async () => {
    const report = await readText(
      whole.replace(
        '\t(六) 其他处理',
        '\t9.属于历史遗留问题\t\t1\t0\t0\t0\t0\t0\t1\n\t(六) 其他处理',
      ),
    );
    const unknown = report.figures.filter(({ field }) => field.startsWith('unknown.'));
    expect(unknown).toHaveLength(7);
    expect(unknown.at(-1)).toMatchObject({ label: '9.属于历史遗留问题', value: 1 });
  });

  it('sees through a slip of the pen and says so', async () => {
    const report = await readText(whole.replace('其他法律行政法规禁止公开', '其他法律行政止公开'));
    expect(pick(report, 'outcome.denied.law_prohibited', 'total')?.value).toBe(0);
    expect(report.issues.map(({ code }) => code)).toContain('labelTypo');
  });
});

describe('what is not there', () => {
  it('lists the rows after a cut as truncated, and only those', async () => {
    const cut = whole.replace(/\t\(五\) 不予处理[\s\S]*?\n\n四、/u, '\n四、');
    const report = await readText(cut);
    expect(pick(report, 'outcome.unavailable.not_held', 'total')?.state).toBe('reported');
    expect(pick(report, 'outcome.not_processed.petition', 'total')).toMatchObject({
      state: 'truncated',
      value: null,
    });
    expect(pick(report, 'requests.carried_out', 'other')?.state).toBe('truncated');
    expect(pick(report, 'review.total')?.value).toBe(0);
  });

  it('does not call a table cut whose last rows may be those without a label', async () => {
    const torn = whole
      .replace('四、结转下年度继续办理\t', '')
      .replace('二、上年结转政府信息公开申请数量\t', '')
      .replace(/^\t0\t0\t0\t0\t0\t0\t0\t$/mu, '\t5\t0\t0\t0\t0\t0\t5\t');
    const report = await readText(torn);
    expect(report.issues.map(({ code }) => code)).toContain('rowsLoose');
    expect(report.figures.filter(({ state }) => state === 'truncated')).toEqual([]);
  });

  it('gives rows back to torn-off labels only when every sum closes', async () => {
    const torn = whole.replace('\t\t2.重复申请\t', '').replace('\t\t3.要求提供公开出版物\t', '');
    const report = await readText(torn);
    expect(pick(report, 'outcome.not_processed.duplicate', 'total')?.value).toBe(0);
    const wrong = await readText(torn.replace(/^0\t0\t0\t0\t0\t0\t0$/mu, '5\t0\t0\t0\t0\t0\t5'));
    expect(pick(wrong, 'outcome.not_processed.duplicate', 'total')).toBeUndefined();
    expect(wrong.issues.map(({ code }) => code)).toContain('rowsLoose');
  });
});

it('takes a piece of two labels for a torn one, and keeps its words when the sums do not close', async () => {
  const parts = [
    '1.申请人无正当理由逾期不补正、行政机关不再处理',
    '行政机关不再处理其政府',
    '3.其他',
  ];
  const print = (value: number): string => `\t${value}\t0\t0\t0\t0\t0\t${value}\t`;
  const rows = parts.map((label, at) => `\t\t${label}${print(at)}`).join('\n');
  const made = (total: number): string =>
    whole
      .replace(/^\t\(六\) 其他处理.*$/mu, rows)
      .replace(/^(\t\(七\) 总计)\t.*$/mu, `$1\t${print(total)}`)
      .replace(received, `$1\t${print(total)}`);
  const placed = await readText(made(3));
  expect(valuesOf(placed, 'outcome.other.fee_unpaid')).toEqual([1, 0, 0, 0, 0, 0, 1]);
  const open = await readText(made(4));
  expect(pick(open, 'outcome.other.fee_unpaid', 'total')?.state).not.toBe('reported');
  const kept = open.figures.filter(({ label }) => label.startsWith('行政机关不再处理其政府'));
  expect(kept.at(-1)?.value).toBe(1);
});
