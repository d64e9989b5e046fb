import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/read-document.ts';
import { readReport } from '../../src/ingest/read-report.ts';
import { bundled, openRules, readText } from './gold.ts';

const whole = bundled('zezhou-transport-2023.txt');

async function refuse(text: string): Promise<string> {
  const document = await readDocument({ file: 'x.txt', bytes: new TextEncoder().encode(text) });
  const reading = readReport({ document, rules: await openRules() });
  return reading.kind === 'refused' ? reading.reason : 'not refused';
}

describe('the agency', () => {
  it('is found by a former name, by a name with its province, and over two lines', async () => {
    for (const name of ['泽州县交通局', '山西省泽州县交通运输局', '泽州县\n交通运输局']) {
      const report = await readText(whole.replace('泽州县交通运输局\n', `${name}\n`));
      expect(report.agencyId).toBe('zezhou-transport');
    }
  });

  it('is made from the title when nobody knows it', async () => {
    const report = await readText(
      whole.replaceAll('泽州县', '沭阳县').replaceAll('交通运输局', '农业农村局'),
    );
    expect(report).toMatchObject({
      agency: '沭阳县农业农村局',
      agencyId: 'shuyang-nongyenongcunju',
      id: 'shuyang-nongyenongcunju-2023',
      region: { province: '江苏省', city: '宿迁市', county: '沭阳县' },
    });
  });

  it('keeps places of the same name apart by the city the text names', async () => {
    const named = whole.replaceAll('泽州县', '鼓楼区').replaceAll('晋城市', '徐州市');
    const report = await readText(named);
    expect(report.region).toEqual({ province: '江苏省', city: '徐州市', county: '鼓楼区' });
    expect(report.agencyId).toMatch(/^xuzhou-gulou-/);
  });

  it('is inferred from the running text when the title names no place, and that is said', async () => {
    const report = await readText(bundled('zibo-transport-2017.txt'));
    expect(report.agency).toBe('淄博市交通运输局');
    expect(report.issues.map(({ code }) => code)).toContain('agencyInferred');
  });
});

it('is not taken from the column a page stands in, and the words may stand in another order', async () => {
  const title = '泽州县交通运输局2023年度政府信息工作公开年度报告';
  const head = `标题: ${title}\n发布机构: \n栏目: 政府信息公开年报\n正文`;
  const report = await readText(`${head}\n${whole.slice(whole.indexOf('一、'))}`);
  expect(report).toMatchObject({ agencyId: 'zezhou-transport', year: 2023, title });
});

it('is asked for in no letter that only stands among the reports of a site', async () => {
  const head = '标题: 泽州县交通运输局关于2023年工作要点落实情况的函\n栏目: 政府信息公开年报\n正文';
  const body = '县政府办公室：现将我局政府信息公开工作要点落实情况函告如下。\n泽州县交通运输局';
  expect(await refuse(`${head}\n${body}`)).toBe('不是政府信息公开工作年度报告');
});

describe('the year', () => {
  it('is that of the reporting period, even against the title', async () => {
    const report = await readText(
      whole.replace('2023 年政府信息公开工作年度报告', '2024 年政府信息公开工作年度报告'),
    );
    expect(report.year).toBe(2023);
    expect(report.issues.map(({ code }) => code)).toContain('yearConflict');
  });

  it('is read in Chinese numerals', async () => {
    const report = await readText(
      bundled('zibo-transport-2017.txt').replace('2017年度', '二〇一七年度'),
    );
    expect(report.year).toBe(2017);
  });
});

describe('what is no report', () => {
  it('is refused with its reason', async () => {
    expect(await refuse('今天天气很好。\n明天也是。')).toBe('不是政府信息公开工作年度报告');
    expect(
      await refuse('某市交通运输局2023年政府信息公开工作年度报告解读\n一、总体情况\n略。'),
    ).toMatch(/解读/);
    expect(await refuse('404 Not Found')).toBe('不是政府信息公开工作年度报告');
  });
});

describe('contacts', () => {
  it('are read with any hyphen', async () => {
    for (const hyphen of ['-', '—', '－', '–', ' ']) {
      const report = await readText(whole.replace('0356—3915675', `0356${hyphen}3915675`));
      expect(report.contacts.phone).toBe('0356-3915675');
    }
  });
});

describe('a page around a report', () => {
  const page = (head: string, rest: string): string =>
    `<html><body><h1>沭阳县农业农村局2023年政府信息公开工作年度报告</h1>${head}${rest}</body></html>`;

  it('without the report in it is refused', async () => {
    const frame = page('<p>字号：大 中 小</p>', '<iframe src="a.html"></iframe>');
    expect(await refuse(frame)).toContain('只有标题');
  });

  it('that lists reports is refused', async () => {
    const titles = ['农业农村局', '财政局', '水务局'].map(
      (name) => `沭阳县${name}2023年政府信息公开工作年度报告 2024-01-30`,
    );
    expect(await refuse(['政府信息公开年报', ...titles].join('\n'))).toContain('目录');
  });

  it.each([
    '<p>来源：沭阳县农业农村局　发布时间：2024-01-9 10:12　浏览次数：128</p>',
    '<table><tr><td>发布机构</td><td>沭阳县农业农村局</td><td>公开日期</td><td>2024年1月9日</td></tr></table>',
  ])('says in its head when it was published: %s', async (head) => {
    const text = '<p>一、总体情况</p><p>全年主动公开政府信息12条。</p>';
    expect((await readText(page(head, text), 'page.html')).publishedOn).toBe('2024-01-09');
  });
});
