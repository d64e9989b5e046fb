/** A small seeded generator (mulberry32): the same seed gives the same numbers in 0..1 for ever. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutation = {
  readonly name: string;
  /** null when the question offers no place for it. */
  readonly apply: (question: string, random: () => number) => string | null;
};

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function replaceOne(
  pairs: readonly (readonly [string, string])[],
): (question: string, random: () => number) => string | null {
  return (question, random) => {
    const usable = pairs.filter(([from]) => question.includes(from));
    if (usable.length === 0) return null;
    const [from, to] = pick(usable, random);
    return question.replace(from, to);
  };
}

const synonyms = [
  ['多少件', '几件'],
  ['几件', '多少件'],
  ['多少条', '几条'],
  ['收到', '接到'],
  ['2023年', '2023年度'],
  ['2023年', '23年'],
  ['2023年', '二〇二三年'],
  ['2023年', '2O23年'],
  ['2017年', '17年'],
  ['2017年', '一七年'],
  ['公众号', '微信公众号'],
  ['一共', '总共'],
  ['交通局', '交通运输局'],
  ['交通运输局', '交通局'],
] as const;

const typos = [
  ['申请', '申情'],
  ['申请', '伸请'],
  ['淄博', '资博'],
  ['淄博', '淄搏'],
  ['泽州', '择州'],
  ['海东', '海冬'],
  ['文登', '文灯'],
  ['交通局', '交痛局'],
  ['处罚', '处罰'],
  ['公众号', '公众好'],
  ['行政许可', '行正许可'],
  ['建议提案', '建义提案'],
] as const;

const politeBefore = ['请问', '您好，请问', '麻烦问下，', '帮我查一下', '想了解一下', '劳驾，'];
const politeAfter = ['，谢谢', '啊', '呀', '？谢谢！', '，急', '呢'];

/** Traditional forms of characters that occur in such questions. */
const traditional: Readonly<Record<string, string>> = Object.fromEntries(
  [...'运输请强许处罚条开东泽数转结议诉讼纠维会规规范废无关众号办']
    .map((simple, i) => [
      simple,
      [...'運輸請強許處罰條開東澤數轉結議訴訟糾維會規規範廢無關眾號辦'][i] ?? simple,
    ])
    .filter(([simple, other]) => simple !== other),
);

/** Ways a person may bend a question without changing what it asks. */
const mutations: readonly Mutation[] = [
  { name: 'politeBefore', apply: (q, random) => pick(politeBefore, random) + q },
  {
    name: 'politeAfter',
    apply: (q, random) => q.replace(/[?？。]$/, '') + pick(politeAfter, random),
  },
  { name: 'synonym', apply: replaceOne(synonyms) },
  { name: 'typo', apply: replaceOne(typos) },
  {
    name: 'traditional',
    apply: (q) => [...q].map((character) => traditional[character] ?? character).join(''),
  },
  {
    name: 'fullWidth',
    apply: (q) => q.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  },
  {
    name: 'dropParticle',
    apply: replaceOne([
      ['的', ''],
      ['了', ''],
      ['年', ''],
      ['一共', ''],
      ['是', ''],
    ]),
  },
  {
    name: 'reorder',
    apply: (q) =>
      /^([^\d，,]{2,12}局)(20\d\d年?)/.test(q)
        ? q.replace(/^([^\d，,]{2,12}局)(20\d\d年?)/, '$2$1')
        : null,
  },
  {
    name: 'spaces',
    apply: (q, random) => {
      const at = 1 + Math.floor(random() * Math.max(1, q.length - 1));
      return `${q.slice(0, at)} ${q.slice(at)}`;
    },
  },
  {
    name: 'punctuation',
    apply: (q, random) => q + pick(['？', '?', '！', '。。。', '？？'], random),
  },
  {
    name: 'doubled',
    apply: (q, random) => {
      const at = Math.floor(random() * q.length);
      const character = q[at] ?? '';
      return /[一-鿿]/.test(character) ? q.slice(0, at) + character + q.slice(at) : null;
    },
  },
];

export type Variant = { readonly name: string; readonly text: string };

/** `count` variants of a question, one to three mutations each, different from the question itself. */
export function mutateQuestion(
  question: string,
  count: number,
  random: () => number,
): readonly Variant[] {
  const variants: Variant[] = [];
  for (let tries = 0; variants.length < count && tries < count * 4; tries += 1) {
    const chosen = Array.from({ length: 1 + Math.floor(random() * 2.2) }, () =>
      pick(mutations, random),
    );
    let text = question;
    for (const mutation of chosen) text = mutation.apply(text, random) ?? text;
    if (text !== question) {
      variants.push({ name: chosen.map((mutation) => mutation.name).join('+'), text });
    }
  }
  return variants;
}
