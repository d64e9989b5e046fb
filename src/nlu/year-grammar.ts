/** The closed class of words years are said with. Everything here runs on normalized text. */

/** 2023 · 二〇二三 */
const FULL = '(?:(?:19|20)\\d{2}|(?:二[〇零]|一九)[〇零一二三四五六七八九]{2})';
/** 23 · 二三: a year only before 年, or as the left part of 17到23年 */
const SHORT = '(?:\\d{2}|[〇零一二][〇零一二三四五六七八九])';
/** Not inside a longer figure, a code, an ordinal, a phone number. */
const FREE = '(?<![\\da-z第〇零一二三四五六七八九十百]|\\d\\.)';
/** 0533-2023…, 12,2023: the rest of a longer number, where 2017-2023 and 2021,2023 are two years. */
const NO_REST = '(?<!(?<!(?:19|20)\\d)\\d[-,])';
/** A bare 2023 that is a count, an amount, a phone number or a room is no year. */
const BARE =
  '(?!\\d|\\.\\d|,\\d{3}(?!\\d)|-\\d{5,}|-\\d{1,2}-\\d|[余多]?(?:件(?!数)|条(?!例)|项(?!目)|个(?!人)|元|万|亿|人(?!大|民|均)|次(?!年)|篇|家|宗|起(?!诉|至)|份|页|行(?!政)|场|名|号|倍|%|字|辆|公里|米))';
/** 2024年1月22日 and 2024-01-22 are days, except the first of January, where a period begins. */
const NO_DATE =
  '(?!(?!0?1月0?1日)\\d{1,2}月\\d{1,2}[日号](?!(?:才|刚)?(?:发布|公布|印发|发|挂网|上网)的))';
/** 20年来, 20年前, 10年期: a span of time. */
const POINT = '(?!来|前(?!年)|后(?!年)|内|间|以|之|多|半|级|期|限|龄|左右|历史)';
const COUNT = '(?:\\d{1,2}|[一二两三四五六七八九十几])';
const JOIN = '(?:到|至|~|-|—+|–|和|与|跟|及|、|,|/)';

/** One pass over the text finds every word a year is said with; the name of the group says which. */
export const yearPattern: RegExp = new RegExp(
  [
    `(?<skip>(?:结转|留|延续|跨|拖|推迟|转)(?:到|至|入|给)了?${FULL}年?度?)`,
    `(?<last>(?:最近|近|过去|这|往前)的?${COUNT}个?年(?:间|来|内|以来)?度?)`,
    `(?<past>(?:past|last|recent|previous) (?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) years)`,
    '(?<all>历年来?|逐年|每一?年|各个?年(?:度|份)?|年年|(?:所有|全部)的?年[份度]|分年度?|按年[度份]?|哪一?年|哪个年[份度]|哪几年|这些年|这几年|几年来|多年来|\\b(?:every year|each year|by year|all years|year by year|over the years|which year)\\b)',
    '(?<before>(?<=[比较同与跟和])上年度?(?!结转)|(?:上|前|再前|头)一个?年度?(?![半个])|\\b(?:the )?(?:year before|previous year|prior year)\\b(?! last))',
    '(?<after>(?:下|后|再后)一个?年度?|次年|第二年|翌年|\\b(?:the )?(?:year after|following year|next year)\\b)',
    '(?<now>大前年|前年度?|去年度?|上年度?|今年度?|明年|旧年|\\b(?:the year before last|last year|this year)\\b)',
    '(?<roc>民国\\d{2,3}年度?)',
    `(?<full>${FREE}${NO_REST}(?:${FULL}年度?${NO_DATE}|(?!1|一)${FULL}(?!年)${BARE}))`,
    `(?<short>${FREE}${SHORT}年度?${POINT})`,
    `(?<loose>${FREE}\\d{2}(?=${JOIN}(?:20)?\\d{2}年${POINT})|(?<=(?:19|20)\\d{2}年?(?:到|至|和|与|跟|及|、|比))[0-2]\\d(?!年)${BARE})`,
  ].join('|'),
  'g',
);

/** Between two years: a range. */
export const rangeJoin: RegExp =
  /^(?:一直)?(?:到|至|~|-|—+|–|―|→| to | through | until | - )(?:了)?$/;
/** Between two years: both of them. */
export const listJoin: RegExp =
  /^(?:和|与|跟|及|以及|、|,|\/|对比|相比|比|对|或|还是| |,? ?(?:and|or|vs\.?|versus) )?$/;
export const openEnd: RegExp =
  /^(?:起?至今|到现在|到今年|以来|之后|起(?!诉|草)|开始到现在| till now| to date)/;
export const openStart: RegExp = /\bsince $/;
/** 2024年1月发布的, 2024年发布的年报: the date of the paper, whose year is the one before. */
export const published: RegExp =
  /^(?:\d{1,2}月(?:份|\d{1,2}[日号])?(?:才|刚)?(?:发布|公布|公开|印发|挂网|上网|发|出)的|(?:初|底)?(?:才|刚|新)?(?:发布|公布|公开|印发|挂网|上网|发|出)的(?=那份|那篇|这份|这个|份|[\u4e00-\u9fff]{2,14}?[局委厅办]的?(?:年报|报告|年度报告)|(?:那个)?(?:年度)?(?:政府)?(?:信息公开)?(?:工作)?(?:年度)?(?:年报|报告)))/;

export const relativeYears: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  旧年: -1,
  今年: 0,
  明年: 1,
  'the year before last': -2,
  'last year': -1,
  'this year': 0,
};

export const englishCounts: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
