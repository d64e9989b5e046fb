/** The one file of natural that is imported: its root loads database drivers. Only what is used of it. */
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  type Guess = { readonly label: string; readonly value: number };
  class BayesClassifier {
    constructor(stemmer: undefined, smoothing: number);
    addDocument(features: readonly string[], label: string): void;
    train(): void;
    getClassifications(features: readonly string[]): Guess[];
    static restore(saved: object): BayesClassifier;
  }
  export = BayesClassifier;
}
