import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createNormalizer } from '../../src/nlu/normalize-text.ts';
import { openDictionary } from '../../src/open-dictionary.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const root = join(import.meta.dirname, '../..');
const rules = await loadRules({ root });
const { tables } = openDictionary(join(root, 'dist/dictionary'));
const lexicon = {
  ...rules.lexicon,
  replacements: { 申情: '申请', 檔案: '文件', 幾多: '多少', 幾多條: '多少条', pls: '请' },
};
const normalize = createNormalizer({ rules: { ...rules, lexicon }, tables });

describe('text', () => {
  test.each([
    ['full width', '２０２３年（度）ＡＢ', '2023年(度)ab'],
    ['traditional', '澤州縣交通運輸局', '泽州县交通运输局'],
    ['a place keeps its character', '乾縣', '乾县'],
    ['blanks inside words', '淄 博 交通局', '淄博交通局'],
    ['blanks beside figures', '2023 年 12 件', '2023年12件'],
    ['blanks between figures stay', '2017 2023', '2017 2023'],
    ['blanks in English stay', 'Zibo  Transport\tBureau', 'zibo transport bureau'],
    ['blanks between scripts stay', '淄博 transport', '淄博 transport'],
    ['outer blanks', '  淄博 \n', '淄博'],
    ['letter for zero', '2O23年', '2023年'],
    ['ring for zero', '2○23年', '2023年'],
    ['letter among Chinese figures', '二O二三年', '二〇二三年'],
    ['zero among Chinese figures', '二0一七年', '二〇一七年'],
    ['no letter in a word', 'o2o go2o', 'o2o go2o'],
    ['emoji', '😀淄博👍🏽交通局🇨🇳', '淄博交通局'],
    ['zero width and control', '淄\u200b博\u0000交\ufeff通', '淄博交通'],
    ['combining marks', 'e\u0301', 'e'],
    ['lone surrogates', '淄\ud800博', '淄博'],
    ['typo', '申情多少', '申请多少'],

    ['nothing', '', ''],
    ['only pictures', '😀😀', ''],
  ])('%s', (_name, said, expected) => {
    expect(normalize(said).text).toBe(expected);
  });
});

describe('addresses', () => {
  test('each unit knows where it came from', () => {
    const { text, spans, original } = normalize('😀２０２３ 年申情');
    expect(text).toBe('2023年申请');
    expect(spans.map(({ start, end }) => original.slice(start, end))).toEqual([
      '２',
      '０',
      '２',
      '３',
      '年',
      '申',
      '情',
    ]);
  });

  test('a replacement of another length stands for the whole word it replaced', () => {
    const { text, spans } = normalize('pls 淄博');
    expect(text).toBe('请淄博');
    expect(spans[0]).toEqual({ start: 0, end: 3 });
    expect(spans[1]).toEqual({ start: 4, end: 5 });
  });

  test('a sign that unfolds into several keeps one address', () => {
    const { text, spans } = normalize('㎡');
    expect(text).toBe('m2');
    expect(spans).toEqual([
      { start: 0, end: 1 },
      { start: 0, end: 1 },
    ]);
  });
});

describe('pinyin', () => {
  test.each([
    ['zibo jiaotongju 2023 xingzheng chufa', 'zibo jiaotongju 2023行政处罚'],
    ['zibo jiaotongju 2023 nian xingzhengchufa duoshao', 'zibo jiaotongju 2023年行政处罚多少'],
    ['qunian zibo jiaotongju', '去年zibo jiaotongju'],
    ['zibo transport bureau 2023', 'zibo transport bureau 2023'],
    ['change the game', 'change the game'],
  ])('%s', (said, expected) => {
    expect(normalize(said).text.replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')).toBe(
      expected,
    );
  });

  test('is Chinese, English is not', () => {
    expect(normalize('zibo jiaotongju 2023 shenqing').language).toBe('zh-Hans');
    expect(normalize('Zibo transport bureau requests').language).toBe('en');
  });
});

describe('language', () => {
  test.each([
    ['淄博交通局2023年收到多少', 'zh-Hans'],
    ['澤州縣交通局', 'zh-Hant'],
    ['文登交通微信多少條', 'zh-Hant'],
    ['乾县交通局', 'zh-Hans'],
    ['how many applications did 淄博交通局 receive in 2023', 'zh-Hans'],
    ['How many FOI requests did Zibo receive?', 'en'],
    ['2023', 'zh-Hans'],
    ['', 'zh-Hans'],
    ['😀', 'zh-Hans'],
  ] as const)('%s → %s', (text, language) => {
    expect(normalize(text).language).toBe(language);
  });
});
