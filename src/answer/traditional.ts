type ToTraditional = (text: string) => string;

let converter: Promise<ToTraditional> | null = null;

/** Loads the converter, once and only when a question was written in the traditional script: building it costs 50 ms. */
export function loadTraditional(): Promise<ToTraditional> {
  converter ??= import('opencc-js/cn2t').then(({ Converter }) =>
    Converter({ from: 'cn', to: 'tw' }),
  );
  return converter;
}
