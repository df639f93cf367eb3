import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { buildPage } from './build-page.ts';

const usage = 'Usage: npm start -- [--port NUMBER] [--host ADDRESS]';

function readOptions(): { port: number; host: string } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      host: { type: 'string', default: 'localhost' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw new Error(`--port: got "${values.port}"; expected a whole number from 0 to 65535.`);
  }
  return { port, host: values.host };
}

let options: ReturnType<typeof readOptions>;
try {
  options = readOptions();
} catch (error) {
  console.error(`${(error as Error).message.replace(/\.?$/, '.')} ${usage}`);
  process.exit(2);
}

await buildPage();
const server = await preview({ preview: options, logLevel: 'warn' });
const addresses = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
const port = Number(new URL(addresses[0]).port);
if (options.port !== 0 && port !== options.port) console.log(`Port ${options.port} is taken; using ${port}.`);
console.log(`Objectively is at ${addresses.join(' and ')}\nStop it with Ctrl-C.`);
