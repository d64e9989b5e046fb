import { type App, openApp } from '../app.ts';
import { readStoreConfig } from '../store-config.ts';

/** Opens rules, store and pipeline for one command, saying on stderr when the store is being filled. */
export async function openCommandApp(): Promise<App> {
  const { storeUrl, publicUrl } = await readStoreConfig(process.env);
  return await openApp({
    storeUrl,
    publicUrl,
    onFill: () => process.stderr.write('第一次使用：正在读入 data/reports 里的年报 …\n'),
  });
}
