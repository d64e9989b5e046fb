import type { Rules } from '../rules/rules.ts';
import { compilePattern } from './mask-entities.ts';
import { readTopic } from './topic-words.ts';

/** Small words that turn a question: read off the folded text once. */
export type WordCues = {
  /** 除了 … */
  readonly excluding: boolean;
  /** … 其他几类 */
  readonly otherParts: boolean;
  /** 整行: all applicant columns. */
  readonly wholeRow: boolean;
  /** 哪类申请人最多, 申请人构成: the columns of table three side by side. */
  readonly byApplicant: boolean;
  /** 理由分布, 各项: the parts of what was named. */
  readonly distribution: boolean;
  /** 哪一项, 哪个渠道: compare and rank run over figures. */
  readonly whichMeasure: boolean;
  /** 哪一年: … over years. */
  readonly whichYear: boolean;
  /** 谁更少: the least wins. */
  readonly fewer: boolean;
  /** 12件是哪家: a number looks for its owner. */
  readonly whose: boolean;
  /** 多少, 几: a number is asked for. */
  readonly counts: boolean;
  /** 占几件: pieces are asked for, not a share. */
  readonly pieces: boolean;
  /** 哪家: one of those spoken of. */
  readonly whichAgency: boolean;
  /** 泽州是它的几倍: the one named now comes first. */
  readonly reversed: boolean;
  /** 确定吗, 那是多少: the question before, once more. */
  readonly again: boolean;
  /** 和强制一共几件, 比淄博多多少: one more thing beside what was asked before. */
  readonly joining: boolean;
};

type CueText = { readonly folded: string; readonly masked: string };

/** Word lists of intents/value.yaml as yes-or-no cues. */
export function createCueReader(rules: Rules): (text: CueText) => WordCues {
  const compile = (topic: string): RegExp => {
    const ways = readTopic(rules, 'value', topic);
    return ways.length === 0 ? /$^/u : compilePattern(ways.map((way) => `(?:${way})`).join('|'));
  };
  const excluding = compile('excluding');
  const otherParts = compile('otherParts');
  const wholeRow = compile('wholeRow');
  const byApplicant = compile('byApplicant');
  const distribution = compile('distribution');
  const whichMeasure = compile('whichMeasure');
  const whichYear = compile('whichYear');
  const fewer = compile('fewer');
  const whose = compile('whose');
  const counts = compile('counts');
  const pieces = compile('pieces');
  const whichAgency = compile('whichAgency');
  const reversed = compile('reversed');
  const again = compile('again');
  const joining = compile('joining');
  return ({ folded, masked }) => ({
    counts: counts.test(folded),
    pieces: pieces.test(folded),
    whichAgency: whichAgency.test(folded),
    reversed: reversed.test(folded),
    again: again.test(folded),
    joining: joining.test(masked),
    excluding: excluding.test(folded),
    otherParts: otherParts.test(folded),
    wholeRow: wholeRow.test(folded),
    byApplicant: byApplicant.test(folded),
    distribution: distribution.test(folded),
    whichMeasure: whichMeasure.test(folded),
    whichYear: whichYear.test(folded),
    fewer: fewer.test(folded),
    whose: whose.test(folded),
  });
}
