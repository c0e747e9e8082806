/**
 * One run of the daily practice as a process of its own, which a test can kill: what is due is written down and posted,
 * then the process ends. The clock stands at NOW and goes on from there. `bundle.ts` makes one file of it.
 *
 * Environment: DATA (folder of state.db), CORPUS (a corpus.db), API, TOKEN, NOW (milliseconds);
 * KILL_AT: the step after which the process kills itself, KILL_AFTER: so many milliseconds later, KILL_DELIVERY: only that
 * delivery's step.
 */
import { pino } from 'pino';
import { createContext } from '../../src/commands/context.ts';
import { openCorpus } from '../../src/data/corpus/corpus.ts';
import { openState } from '../../src/data/state/sqlite.ts';
import { createPoster } from '../../src/discord/send.ts';
import { createDaily } from '../../src/jobs/daily.ts';

const {
  DATA = '',
  CORPUS = '',
  API = '',
  TOKEN = '',
  NOW = '',
  KILL_AT,
  KILL_AFTER = '0',
  KILL_DELIVERY,
} = process.env;
const started = performance.now();
const now = () => Math.round(Number(NOW) + performance.now() - started);
const die = () => process.kill(process.pid, 'SIGKILL');
const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));

const library = { corpus: openCorpus(CORPUS), matcher: { find: () => [], size: 0, bytes: 0 } };
const store = openState(DATA, now());
const daily = createDaily({
  store,
  poster: createPoster({ token: TOKEN, apiUrl: API, mayRead: async () => true }),
  contextFor: (locale) => createContext(library, locale),
  defaultLocale: 'zh-CN',
  now,
  log,
  owner: `${process.pid} ${Math.random()}`,
  onStep(step, delivery) {
    if (step !== KILL_AT || (KILL_DELIVERY && delivery && delivery !== KILL_DELIVERY)) return;
    if (KILL_AFTER === '0') die();
    else setTimeout(die, Number(KILL_AFTER));
  },
});
await daily.schedule();
await daily.drain();
await store.close();
process.exit(0);
