/** Loads the converter only when a question was written in the traditional script: it costs a cold start dearly. */
export async function loadTraditional(): Promise<(text: string) => string> {
  const { Converter } = await import('opencc-js/cn2t');
  return Converter({ from: 'cn', to: 'tw' });
}
