import { join, toBytes } from './fuzz-input.ts';

export type Part = string | { readonly dict: string; readonly data: Uint8Array };

function toObject(part: Part, number: number): Uint8Array {
  if (typeof part === 'string') return toBytes(`${number} 0 obj\n${part}\nendobj\n`);
  const { dict, data } = part;
  const head = `${number} 0 obj\n<< ${dict} /Length ${data.length} >>\nstream\n`;
  return join([toBytes(head), data, toBytes('\nendstream\nendobj\n')]);
}

/** Objects one to n with a table of where they stand; the first is the catalogue. */
export function writePdf(parts: readonly Part[], trailer = ''): Uint8Array {
  const written: Uint8Array[] = [toBytes('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = 9;
  for (const [index, part] of parts.entries()) {
    const bytes = toObject(part, index + 1);
    offsets.push(at);
    at += bytes.length;
    written.push(bytes);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = parts.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF`;
  return join([...written, toBytes(tail)]);
}

/** The objects most of the files share: catalogue, page tree, page and font. */
export const catalogue: string = '<< /Type /Catalog /Pages 2 0 R >>';
export const one: string = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
export const sheet: string =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>';
export const font: string = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
export const stream = (text: string, dict = ''): Part => ({ dict, data: toBytes(text) });
export const withContent = (content: Part, form: Part = stream('')): Uint8Array =>
  writePdf([catalogue, one, sheet, content, font, form]);
export const words: string =
  'BT /F 10 Tf 50 700 Td (A report of many words that is long enough to be read by somebody) Tj ET\n';
export const deflated = (data: Uint8Array): Uint8Array =>
  join([Uint8Array.of(0x78, 0x9c), data, new Uint8Array(4)]);
