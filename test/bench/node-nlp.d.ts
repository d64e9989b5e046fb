/** The part of nlp.js that the bench uses; the package brings no types. */
declare module 'node-nlp' {
  export type Entity = { readonly entity: string; readonly option: string };
  export class NlpManager {
    constructor(settings: object);
    readonly container: { get(name: string): unknown };
    readonly nlp: {
      readonly ner: { generateEntityUtterance(locale: string, text: string): Promise<string> };
    };
    addLanguage(locale: string): void;
    addDocument(locale: string, text: string, intent: string): void;
    addNamedEntityText(
      entity: string,
      option: string,
      locales: readonly string[],
      texts: readonly string[],
    ): void;
    train(): Promise<void>;
    process(
      locale: string,
      text: string,
    ): Promise<{ readonly intent: string; readonly entities: readonly Entity[] }>;
  }
}
