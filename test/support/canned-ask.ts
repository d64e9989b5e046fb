import type { Answer } from '../../src/model/answer.ts';
import type { Figure } from '../../src/model/figure.ts';
import { EMPTY_SLOTS } from '../../src/model/interpretation.ts';
import type { Query } from '../../src/model/query.ts';
import type { Utterance } from '../../src/model/text.ts';
import type { Ask, Context, Turn } from '../../src/model/turn.ts';

export function makeFigure(agency: string, year: number, value: number | null): Figure {
  return {
    agency,
    agencyId: agency,
    year,
    field: 'requests.received',
    applicant: 'total',
    label: '本年新收政府信息公开申请数量',
    state: value === null ? 'blank' : 'reported',
    value,
    qualifier: 'exact',
    unit: '件',
    raw: value === null ? '' : String(value),
    source: {
      report: `${agency}-${year}`,
      title: `${agency}${year}年报告`,
      section: '三',
      place: '表三·总计',
      line: 5,
      page: null,
      quote: null,
      url: `http://localhost:3000/reports/${agency}-${year}#f-requests.received-total`,
      original: null,
    },
  };
}

export function makeAnswer(text: string, rest: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    intent: 'value',
    text,
    value: null,
    unit: null,
    figures: [],
    computation: null,
    winner: null,
    excluded: [],
    slots: {},
    choices: [],
    notes: [],
    ...rest,
  };
}

export function makeTurn(utterance: Utterance, answer: Answer, before: Context | null): Turn {
  const query: Query = { kind: 'words', intent: 'talk', topic: null, slots: EMPTY_SLOTS };
  return {
    utterance,
    interpretation: {
      utterance,
      normalized: {
        original: utterance.text,
        text: utterance.text,
        spans: [],
        language: 'zh-Hans',
      },
      tokens: [],
      entities: [],
      intent: 'talk',
      evidence: { by: 'rule', rule: 'canned', score: 1, alternatives: [] },
      slots: EMPTY_SLOTS,
      unexplained: [],
    },
    query,
    answer,
    context:
      answer.status === 'notUnderstood' ? before : { query, answer, agencies: [], at: Date.now() },
  };
}

type Canned = (text: string, before: Context | null) => Answer | Promise<Answer>;

const table = [2021, 2022].flatMap((year) => [
  makeFigure('甲局', year, 3),
  makeFigure('乙局', year, null),
]);

/** What a question with this word in it is answered; the first that fits. */
const cans: readonly (readonly [word: string, can: Canned])[] = [
  ['崩溃', () => Promise.reject(new Error('broken by 崩溃 token 123456:secret-secret'))],
  ['久等', () => new Promise((resolve) => setTimeout(() => resolve(makeAnswer('等到了')), 1_500))],
  ['不回', () => new Promise(() => {})],
  ['长文', () => makeAnswer(`${'本机关2023年共收到申请12件。'.repeat(600)}完`)],
  ['表格', () => makeAnswer('两年对比如下：', { intent: 'compare', figures: table })],
  ['难写', () => makeAnswer('R&D <5 亿元 "x"')],
  [
    '歧义',
    () =>
      makeAnswer('“结果”有两种说法，要哪一种？', {
        status: 'clarify',
        choices: [
          { label: '予以公开', question: '甲局2023年予以公开多少件' },
          { label: '不予公开', question: '甲局2023年不予公开多少件' },
        ],
      }),
  ],
  [
    '那',
    (text, before) =>
      makeAnswer(before?.answer ? `接着“${before.answer.text}”：${text}` : '没有上文'),
  ],
];

/** A stand-in for the pipeline: canned answers by a word of the question, everything else is echoed with a figure. */
export function createCannedAsk(): Ask & { readonly asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = async (utterance, context) => {
    asked.push(utterance.text);
    const can = cans.find(([word]) => utterance.text.includes(word));
    const answer = can
      ? await can[1](utterance.text, context)
      : makeAnswer(`答：${utterance.text}`, { value: 12, figures: [makeFigure('甲局', 2023, 12)] });
    return makeTurn(utterance, answer, context);
  };
  return Object.assign(ask, { asked });
}
