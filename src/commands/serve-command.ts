import { loadConfig } from '../config.ts';
import { serve } from '../serve.ts';

const howTo = [
  '没有打开聊天渠道。要打开：',
  '  Telegram  设 TELEGRAM_BOT_TOKEN（向 @BotFather 申请），再启动',
  '  微信      设 WECHATY_PUPPET（先读 docs/wechat.md 里的风险），再启动',
].join('\n');

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Starts web and enabled channels and stays until SIGTERM or Ctrl-C, which drain. */
export async function serveCommand(): Promise<number> {
  const config = loadConfig(process.env);
  const { url, stop } = await serve({ config, print });
  print(`网页和接口在 ${url} （链接以 ${config.publicUrl} 开头）`);
  const on = [config.telegram && 'Telegram', config.wechat && '微信'].filter((name) => name);
  print(on.length > 0 ? `已打开的聊天渠道：${on.join('、')}` : howTo);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  print('正在停止：先答完手上的问题 …');
  const timer = setTimeout(() => process.exit(1), 10_000);
  await stop();
  clearTimeout(timer);
  return 0;
}
