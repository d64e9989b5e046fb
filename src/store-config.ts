/** What a one-shot command needs of the configuration. */
export type StoreConfig = { readonly storeUrl: string; readonly publicUrl: string };

/**
 * Reads the two variables a one-shot command needs without the schema library, which would cost a cold start 50 ms;
 * whatever is not plainly right goes to `loadConfig`, whose word is the last.
 */
export async function readStoreConfig(env: NodeJS.ProcessEnv): Promise<StoreConfig> {
  const storeUrl = env.STORE_URL ?? 'sqlite:var/nianbao.db';
  const publicUrl = env.PUBLIC_URL ?? 'http://localhost:3000';
  const isPlain = /^sqlite:\S+$/.test(storeUrl) && /^https?:\/\/[^\s/]+$/.test(publicUrl);
  if (isPlain && env.PORT === undefined) return { storeUrl, publicUrl };
  const { loadConfig } = await import('./config.ts');
  return loadConfig(env);
}
