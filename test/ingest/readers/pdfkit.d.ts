/** The part of pdfkit the printed forms use; the package brings no types. */
declare module 'pdfkit' {
  type TextOptions = {
    readonly width?: number;
    readonly align?: 'left' | 'center' | 'right';
    readonly lineBreak?: boolean;
    readonly lineGap?: number;
    readonly characterSpacing?: number;
  };

  // biome-ignore lint/style/noDefaultExport: this is how the package exports it
  export default class PDFDocument {
    constructor(options: { readonly size: string; readonly margin?: number });
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    font(file: string): this;
    fontSize(size: number): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options: TextOptions): number;
    widthOfString(text: string): number;
    save(): this;
    restore(): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    fill(): this;
    image(bytes: Buffer, x: number, y: number, options: { readonly width: number }): this;
    addPage(): this;
    rotate(degrees: number, options: { readonly origin: readonly [number, number] }): this;
    translate(x: number, y: number): this;
    end(): void;
  }
}
