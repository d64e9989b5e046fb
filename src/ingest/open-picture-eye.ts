import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';

/** What an engine made of one crop; confidence in percent, of the letter it is least sure of. */
export type Sight = { readonly text: string; readonly confidence: number };

/** Reads crops of pictures. `close` ends its thread. */
export type PictureEye = {
  read(mode: Mode, png: Buffer): Promise<Sight>;
  close(): Promise<void>;
};

type Mode = 'figure' | 'glyphs' | 'words';

/** A line looked at as a line, a line taken as it is, a paragraph: the first two read a number independently enough. */
const modes: Readonly<Record<Mode, PSM>> = {
  figure: PSM.SINGLE_LINE,
  glyphs: PSM.RAW_LINE,
  words: PSM.SINGLE_BLOCK,
};

/** The data of the language come from a package; nothing is fetched and nothing is kept on disk. */
function findLanguage(): string {
  const entry = createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json');
  return join(dirname(entry), '4.0.0_best_int');
}

async function setMode(worker: Worker, mode: Mode): Promise<void> {
  await worker.setParameters({
    tessedit_pageseg_mode: modes[mode],
    tessedit_char_whitelist: mode === 'words' ? '' : '0123456789./-',
    user_defined_dpi: '300',
  });
}

/** A thread that dies tells nobody but itself; whoever waits for it hears of it here. */
function watchThread(engine: Worker & { readonly worker?: EventEmitter }): Promise<never> {
  const died = new Promise<never>((_, reject) => engine.worker?.once('error', reject));
  died.catch(() => undefined);
  return died;
}

/** Starts the engine; it costs a thread and some hundred megabytes, so it is started when a table is there to be read. */
export async function openPictureEye(): Promise<PictureEye> {
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: findLanguage(),
    cacheMethod: 'none',
    gzip: true,
    // A fault rejects the reading it belongs to; without this it would end the process.
    errorHandler: () => {},
  });
  const died = watchThread(worker);
  let set: Mode | null = null;
  const read = async (mode: Mode, png: Buffer): Promise<Sight> => {
    if (set !== mode) await setMode(worker, mode);
    set = mode;
    const reading = worker.recognize(png, {}, { text: true, blocks: mode !== 'words' });
    const { data } = await Promise.race([reading, died]);
    const letters = (data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
      .flatMap(({ words }) => words.flatMap(({ symbols }) => symbols));
    const least = Math.min(...letters.map(({ confidence }) => confidence));
    const confidence = letters.length === 0 ? data.confidence : least;
    return { text: data.text.replace(/\s+/gu, ''), confidence };
  };
  return {
    read,
    close: async () => {
      await worker.terminate();
    },
  };
}
