import { type APIMessage, InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { Gateway } from '../../src/stage/gateway.ts';
import { createInteractions } from '../../src/stage/interactions.ts';
import { isRecord } from '../../src/stage/schema.ts';
import { ALL_PERMISSIONS, createWorld } from '../../src/stage/world.ts';
import { manualClock } from './bot.ts';

/** The inside of a stage, with a bot that answers everybody alone and at once. */
function openInside() {
  const clock = manualClock();
  const world = createWorld(clock, undefined, () => 'http://127.0.0.1');
  const [channelId = ''] = world.channels.keys();
  const seen: { id: string; token: string }[] = [];
  const gateway: Gateway = {
    accept() {},
    dispatch(_event, data) {
      if (!isRecord(data)) return;
      const [id, token] = [String(data.id), String(data.token)];
      seen.push({ id, token });
      callback(id, token);
    },
    disconnect() {},
    connected: true,
    whenConnected: () => Promise.resolve(),
    close() {},
  };
  const interactions = createInteractions(world, gateway);
  const callback = (id: string, token: string) => {
    const data = { content: 'yes', flags: MessageFlags.Ephemeral };
    return interactions.callback(
      id,
      token,
      { type: InteractionResponseType.ChannelMessageWithSource, data },
      [],
      false,
    );
  };
  const asker = { user: world.user, channelId, locale: 'en', guildLocale: 'en', memberPermissions: ALL_PERMISSIONS };
  return {
    clock,
    world,
    seen,
    callback,
    interactions,
    ask: () => interactions.open(InteractionType.ApplicationCommand, asker, { name: 'unit' }),
    click: (message: APIMessage) => interactions.open(InteractionType.MessageComponent, asker, {}, message),
  };
}

test('an interaction is let go of when its token is not good any more', async () => {
  const { clock, seen, callback, interactions, ask } = openInside();
  await ask();
  const [{ id, token } = { id: '', token: '' }] = seen;
  expect(callback(id, token)).toMatchObject({ body: { code: 40060 } });
  clock.advance(15 * 60_000 + 1);
  await ask();
  // It is not known any more, and its webhook is still told from one that never was.
  expect(callback(id, token)).toMatchObject({ body: { code: 10062 } });
  expect(interactions.read(token, '@original')).toMatchObject({ status: 401, body: { code: 50027 } });
  expect(interactions.read('never', '@original')).toMatchObject({ status: 404, body: { code: 10015 } });
});

test('of the answers to one person alone, the last thousand stay', async () => {
  const { world, ask } = openInside();
  for (let time = 0; time < 1200; time++) await ask();
  expect(world.messages.size).toBe(1000);
});

test('an answer that is still clicked on stays', async () => {
  const { world, ask, click } = openInside();
  const { message } = await ask();
  if (message === null) expect.fail('the first question was not answered');
  await ask();
  for (let time = 0; time < 1200; time++) await click(message);
  expect(world.messages.has(message.id)).toBe(true);
  expect(world.messages.size).toBe(1000);
});
