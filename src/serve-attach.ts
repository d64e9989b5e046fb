import { type ChannelWording, say } from './channels/channel-wording.ts';
import { exportIntent } from './export-ask.ts';
import type { Answer } from './model/answer.ts';
import type { Attachment, Message } from './model/message.ts';
import type { Turn } from './model/turn.ts';
import { toFigureCsv } from './web/export-csv.ts';
import { toFigureWorkbook, workbookMime } from './web/export-workbook.ts';
import type { Chart } from './web/web-deps.ts';

type Parts = {
  readonly chart: (answer: Answer) => Chart | null;
  readonly wording: ChannelWording;
};

async function toFiles(turn: Turn, wording: ChannelWording): Promise<readonly Attachment[]> {
  const figures = turn.context?.answer?.figures ?? [];
  if (figures.length === 0) return [];
  const name = say(wording, 'export.file');
  const caption = turn.answer.text;
  const workbook = await toFigureWorkbook(figures);
  return [
    {
      ...{ kind: 'file', name: `${name}.csv`, mime: 'text/csv; charset=utf-8', caption },
      data: new TextEncoder().encode(toFigureCsv(figures)),
    },
    { kind: 'file', name: `${name}.xlsx`, mime: workbookMime, data: workbook, caption },
  ];
}

/** The picture of an answer, or the files of “导出”, for whoever asked; page and terminal have pictures of their own or none. */
export function createAttach({
  chart,
  wording,
}: Parts): (turn: Turn, message: Message) => Promise<readonly Attachment[]> {
  return async (turn, { channel }) => {
    if (turn.answer.intent === exportIntent) return await toFiles(turn, wording);
    if (channel === 'web' || channel === 'terminal') return [];
    const picture = chart(turn.answer);
    if (picture === null) return [];
    const caption = picture.title;
    const data = await picture.png();
    return [{ kind: 'picture', name: `${caption}.png`, mime: 'image/png', data, caption }];
  };
}
