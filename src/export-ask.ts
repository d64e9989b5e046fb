import { type ChannelWording, detectTongue, listWords, say } from './channels/channel-wording.ts';
import type { Answer } from './model/answer.ts';
import type { Ask } from './model/turn.ts';

/** The intent of a turn that hands out data instead of words. */
export const exportIntent = 'export';

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '');

/** “导出” in any channel: the figures of the answer before go out as files; everything else is asked as ever. */
export function createExportAsk(ask: Ask, wording: ChannelWording): Ask {
  const words = new Set(listWords(wording, 'export.words').map(bare));
  return async (utterance, context) => {
    const turn = await ask(utterance, context);
    if (!words.has(bare(utterance.text))) return turn;
    const count = context?.answer?.figures.length ?? 0;
    const tongue = detectTongue(utterance.text);
    const answer: Answer = {
      ...{ status: 'talk', intent: exportIntent, value: null, unit: null, figures: [] },
      text: say(wording, count === 0 ? 'export.none' : 'export.done', { tongue, count }),
      ...{ computation: null, winner: null, excluded: [], slots: {}, choices: [], notes: [] },
    };
    return { ...turn, answer, context };
  };
}
