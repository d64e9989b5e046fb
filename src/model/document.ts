/** Where a block or a cell stands in the original; lines and pages count from 1. */
export type Place = {
  readonly line: number | null;
  readonly page: number | null;
  /** PDF only: left, top, right, bottom in points. */
  readonly box?: readonly [number, number, number, number];
  /** Only while a report is read: the cell was read off a picture, confident by so many percent. */
  readonly ocr?: number;
};

/** One cell as printed; `text` keeps inner blanks, outer blanks trimmed. */
export type Cell = {
  readonly text: string;
  readonly place: Place;
  /** Set by readers that know spans (HTML, DOCX, PDF); 1 elsewhere. */
  readonly rowSpan: number;
  readonly colSpan: number;
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly place: Place }
  | { readonly kind: 'paragraph'; readonly text: string; readonly place: Place }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[]; readonly place: Place }
  | { readonly kind: 'image'; readonly text: string; readonly place: Place };

export type DocumentFormat = 'text' | 'html' | 'markdown' | 'pdf' | 'docx';

/** A file as it was read, every block with its place. Readers know nothing of reports. */
export type SourceDocument = {
  readonly file: string;
  readonly format: DocumentFormat;
  readonly sha256: string;
  readonly blocks: readonly Block[];
};
