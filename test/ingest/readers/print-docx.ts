import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { Sheet } from './sheet.ts';

/** Word cuts text into runs wherever a font or a spelling mark changes. */
function toParagraph(text: string): Paragraph {
  const middle = Math.ceil(text.length / 2);
  const runs = [text.slice(0, middle), text.slice(middle)].map((part) => new TextRun(part));
  return new Paragraph({ children: runs });
}

/** A table with its merges. */
export function toWordTable(from: Sheet): Table {
  const rows = from.map((cells) => {
    const children = cells.map(
      ([text, rowSpan, columnSpan]) =>
        new TableCell({ rowSpan, columnSpan, children: [toParagraph(text)] }),
    );
    return new TableRow({ children });
  });
  return new Table({ rows });
}

/** Text and tables through a real writer of Word files. */
export async function printDocx(contents: readonly (string | Sheet)[]): Promise<Uint8Array> {
  const children = contents.map((content) =>
    typeof content === 'string' ? toParagraph(content) : toWordTable(content),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
