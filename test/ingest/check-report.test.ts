import { describe, expect, it } from 'vitest';
import type { Check, Report } from '../../src/model/report.ts';
import { bundled, readText } from './gold.ts';

function find(report: Report, id: string, scope: string): Check | undefined {
  return report.checks.find((check) => check.id === id && check.scope === scope);
}

const whole = bundled('zezhou-transport-2023.txt');

describe('the sums of the form', () => {
  it('pass where they close, once for each column and row', async () => {
    const { checks } = await readText(whole);
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(checks.filter(({ id }) => id === 'T3.1').map(({ verdict }) => verdict)).toEqual(
      Array(7).fill('pass'),
    );
    expect(checks.filter(({ id }) => id === 'T3.3')).toHaveLength(23);
    expect(
      checks.filter(({ id, verdict }) => id.startsWith('P.') && verdict === 'pass').length,
    ).toBeGreaterThanOrEqual(3);
  });

  it('fail with both sides and the difference, and the numbers stay as printed', async () => {
    const report = await readText(
      whole.replace(/^(一、本年新收政府信息公开申请数量)\t.*$/mu, '$1\t\t3\t0\t0\t0\t0\t0\t4\t'),
    );
    expect(find(report, 'T3.3', '本年新收政府信息公开申请数量')).toMatchObject({
      verdict: 'fail',
      left: 4,
      right: 3,
      difference: 1,
    });
    expect(find(report, 'T3.1', '总计')).toMatchObject({ verdict: 'fail', left: 4, right: 0 });
    expect(
      report.figures.find(
        ({ field, applicant }) => field === 'requests.received' && applicant === 'total',
      )?.value,
    ).toBe(4);
    expect(report.issues.filter(({ code }) => code === 'checkFailed').length).toBeGreaterThan(0);
  });
});

describe('gaps', () => {
  it('are not added up, and tell what the printed cells leave open', async () => {
    const report = await readText(bundled('zibo-transport-2023.txt'));
    const check = find(report, 'T3.1', '自然人');
    expect(check).toMatchObject({
      verdict: 'notAssessable',
      left: 12,
      right: null,
      difference: null,
    });
    expect(check?.text).toContain('差 5');
  });

  it('are never taken for 0', async () => {
    const report = await readText(bundled('haidong-transport-2023.txt'));
    const ofTables = report.checks.filter(({ id }) => id.startsWith('T3') || id.startsWith('T4'));
    expect(new Set(ofTables.map(({ verdict }) => verdict))).toEqual(new Set(['notAssessable']));
    expect(report.issues.map(({ code }) => code)).toContain('unit_misfill');
  });
});
