import { once } from 'node:events';
import {
  ActionRowBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Events,
  GatewayIntentBits,
  MessageFlags,
  TextDisplayBuilder,
} from 'discord.js';
import { MessageResponseSchema } from 'discord-api-spec/zod';
import { expect, test } from 'vitest';
import { checkSchema } from '../../src/stage/schema.ts';
import { manualClock, openStage, startBot } from './bot.ts';

const button = (customId: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId(customId).setLabel('Next').setStyle(ButtonStyle.Primary),
  );

const unit = { name: 'unit', options: [{ name: 'name', value: '临海' }] } as const;

test('a command is answered, and everybody sees the message', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) => interaction.reply(`about ${interaction.options.getString('name')}`),
  });
  const answer = await stage.run(unit);
  expect(answer).toMatchObject({ kind: 'message', message: { content: 'about 临海', type: 20 }, followUps: [] });
  expect(answer.acknowledgedAfter).toBeLessThan(3000);
  expect(stage.messages().map(({ id }) => id)).toEqual([answer.message?.id]);
});

test('the bot learns who asks, in which language, where and with which rights', async () => {
  const stage = await openStage();
  const seen: unknown[] = [];
  await startBot(stage, {
    command: async (interaction) => {
      const { user, locale, guildLocale, channelId, guildId, memberPermissions, appPermissions } = interaction;
      const rights = [memberPermissions?.has('ManageGuild'), appPermissions.has('SendMessages')];
      seen.push(user.username, locale, guildLocale, channelId, guildId, rights, interaction.options.getInteger('year'));
      await interaction.reply('seen');
    },
  });
  const quiet = stage.addChannel({ permissions: 1n << 10n });
  await stage.run({
    name: 'unit',
    options: [...unit.options, { name: 'year', value: 2011 }],
    user: { id: '42', username: 'lin' },
    locale: 'zh-CN',
    guildLocale: 'zh-TW',
    channelId: quiet,
    memberPermissions: 1n << 11n,
  });
  expect(seen).toEqual(['lin', 'zh-CN', 'zh-TW', quiet, stage.guildId, [false, false], 2011]);
});

test('an ephemeral answer comes back, but does not stand in the channel', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage, {
    command: (interaction) => interaction.reply({ content: 'for you', flags: MessageFlags.Ephemeral }),
  });
  const { message } = await stage.run(unit);
  expect(message?.flags).toBe(MessageFlags.Ephemeral);
  expect(stage.messages()).toEqual([]);
  await expect(client.rest.get(`/channels/${stage.channelId}/messages/${message?.id}`)).rejects.toMatchObject({
    code: 10008,
  });
});

test('a deferred answer is resolved by its edit and counts as unedited', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const loading = await interaction.fetchReply();
      await interaction.editReply(`loading was ${loading.flags.has(MessageFlags.Loading)}`);
    },
  });
  const { kind, message } = await stage.run(unit);
  expect(kind).toBe('message');
  expect(message).toMatchObject({ content: 'loading was true', flags: MessageFlags.Ephemeral, edited_timestamp: null });
});

test('a deferred answer may become a components v2 message', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [new TextDisplayBuilder().setContent('card')],
      });
    },
  });
  const { message } = await stage.run(unit);
  expect(message?.flags).toBe(MessageFlags.IsComponentsV2);
  expect(message?.components).toEqual([{ type: 10, id: 1, content: 'card' }]);
});

test('the first follow-up to a deferral takes its place, the next is a message of its own', async () => {
  const stage = await openStage();
  const { failures } = await startBot(stage, {
    command: async (interaction) => {
      await interaction.deferReply();
      await interaction.followUp('first');
      await interaction.followUp({ content: 'second', flags: MessageFlags.Ephemeral });
      await interaction.editReply('first, edited');
    },
  });
  const answer = await stage.run(unit);
  expect(answer.message?.content).toBe('first');
  await expect.poll(() => stage.messages().map(({ content }) => content)).toEqual(['first, edited']);
  expect(answer.followUps).toMatchObject([{ content: 'second', flags: MessageFlags.Ephemeral, type: 19 }]);
  expect(failures).toEqual([]);
});

test('replies can be read, edited and deleted by @original and by id', async () => {
  const stage = await openStage();
  const steps: unknown[] = [];
  const done = withResolvers<void>();
  await startBot(stage, {
    command: async (interaction) => {
      const response = await interaction.reply({ content: 'one', withResponse: true });
      steps.push(response.resource?.message?.content, response.interaction.responseMessageEphemeral);
      steps.push((await interaction.editReply('two')).editedTimestamp !== null);
      const extra = await interaction.followUp('three');
      steps.push((await interaction.webhook.editMessage(extra, 'four')).content);
      await interaction.deleteReply(extra);
      await interaction.deleteReply();
      steps.push(await interaction.fetchReply().catch((error) => error.code));
      done.resolve();
    },
  });
  const { kind } = await stage.run(unit);
  await done.promise;
  expect(kind).toBe('message');
  expect(steps).toEqual(['one', false, true, 'four', 10008]);
  expect(stage.messages()).toEqual([]);
});

test('autocomplete brings the choices in the language of the one who types, and how long they took', async () => {
  const stage = await openStage();
  await startBot(stage, {
    autocomplete: (interaction) => {
      const { name, value } = interaction.options.getFocused(true);
      return interaction.respond([
        { name: `${name} ${value}`, nameLocalizations: { 'zh-CN': `中 ${value}` }, value: 'id' },
      ]);
    },
  });
  const typed = { name: 'unit', focused: 'name', options: [{ name: 'name', value: 'jz' }] };
  const english = await stage.autocomplete(typed);
  expect(english.choices).toEqual([{ name: 'name jz', value: 'id' }]);
  expect(english.milliseconds).toBeLessThan(3000);
  expect((await stage.autocomplete({ ...typed, locale: 'zh-CN' })).choices).toEqual([{ name: '中 jz', value: 'id' }]);
  expect((await stage.autocomplete({ name: 'unit', focused: 'name' })).choices[0]?.name).toBe('name ');
});

test('autocomplete takes no deferral, no message and no 26 choices', async () => {
  const stage = await openStage();
  const codes: unknown[] = [];
  const attempt = (call: Promise<unknown>) => call.catch((error: { code: number }) => codes.push(error.code));
  await startBot(stage, {
    autocomplete: async (interaction) => {
      const url = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      for (const type of [4, 5, 6, 7]) {
        await attempt(interaction.client.rest.post(url, { auth: false, body: { type, data: { content: 'x' } } }));
      }
      const many = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
      await attempt(interaction.respond(many));
      await interaction.respond(many.slice(1));
    },
  });
  expect((await stage.autocomplete({ name: 'unit', focused: 'name' })).choices).toHaveLength(25);
  expect(codes).toEqual([50035, 50035, 50035, 50035, 50035]);
});

test('a click carries the message with its flags and updates it', async () => {
  const stage = await openStage();
  const seen: unknown[] = [];
  await startBot(stage, {
    command: (interaction) =>
      interaction.reply({ content: 'page 1', components: [button('page:2')], flags: MessageFlags.Ephemeral }),
    button: async (interaction) => {
      seen.push(
        interaction.message.content,
        interaction.message.flags.has(MessageFlags.Ephemeral),
        interaction.customId,
      );
      await interaction.update({ content: 'page 2', components: [] });
    },
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  const answer = await stage.click(message, 'page:2');
  expect(seen).toEqual(['page 1', true, 'page:2']);
  expect(answer).toMatchObject({
    kind: 'update',
    message: { id: message.id, content: 'page 2', components: [], flags: MessageFlags.Ephemeral },
  });
  expect(answer.message?.edited_timestamp).not.toBeNull();
});

test('a click may be answered with a new message, which refers to the clicked one', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) => interaction.reply({ content: 'card', components: [button('share')] }),
    button: (interaction) => interaction.reply('shared'),
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  const answer = await stage.click(message, 'share', { user: { id: '7', username: 'other' } });
  expect(answer.kind).toBe('message');
  expect(answer.message).toMatchObject({
    content: 'shared',
    type: 19,
    message_reference: { message_id: message.id },
    interaction_metadata: { type: 3, user: { id: '7' }, interacted_message_id: message.id },
  });
});

test('a button still works after the bot was started anew', async () => {
  const stage = await openStage();
  const { client } = await startBot(stage, {
    command: (interaction) => interaction.reply({ content: 'card', components: [button('page:2')] }),
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  await client.destroy();
  await startBot(stage, { button: (interaction) => interaction.update(`${interaction.customId} of the new bot`) });
  expect((await stage.click(message, 'page:2')).message?.content).toBe('page:2 of the new bot');
});

test('a deferred update is resolved by the edit of the clicked message', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) => interaction.reply({ content: 'old', components: [button('more')] }),
    button: async (interaction) => {
      await interaction.deferUpdate();
      await interaction.editReply('new');
    },
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  expect(await stage.click(message, 'more')).toMatchObject({
    kind: 'update',
    message: { id: message.id, content: 'new' },
  });
});

test('a forged custom_id reaches the bot, a click on a message that is gone does not happen', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) => interaction.reply('plain'),
    button: (interaction) => interaction.reply(`unknown ${interaction.customId}`),
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  expect((await stage.click(message, 'forged')).message?.content).toBe('unknown forged');
  await expect(stage.click({ id: '1', channel_id: stage.channelId }, 'x')).rejects.toThrow(/no message 1/);
});

test('what is not acknowledged within 3 s is lost: 10062', async () => {
  const clock = manualClock();
  const stage = await openStage(clock);
  const arrived = withResolvers<ChatInputCommandInteraction>();
  await startBot(stage, { command: async (interaction) => arrived.resolve(interaction) });
  const answer = stage.run(unit);
  const interaction = await arrived.promise;
  clock.advance(3001);
  expect(await answer).toEqual({
    kind: 'none',
    message: null,
    followUps: [],
    acknowledgedAfter: Number.POSITIVE_INFINITY,
  });
  await expect(interaction.reply('too late')).rejects.toMatchObject({ code: 10062, status: 404 });
});

test('just in time is in time', async () => {
  const clock = manualClock();
  const stage = await openStage(clock);
  await startBot(stage, {
    command: async (interaction) => {
      clock.advance(2999);
      await interaction.reply('phew');
    },
  });
  expect(await stage.run(unit)).toMatchObject({ kind: 'message', acknowledgedAfter: 2999 });
});

test('a bot that is away answers nothing', async () => {
  const clock = manualClock();
  const stage = await openStage(clock);
  const { client } = await startBot(stage);
  await client.destroy();
  const answer = stage.run(unit);
  clock.advance(3000);
  expect((await answer).kind).toBe('none');
});

test('an interaction is acknowledged once: 40060', async () => {
  const stage = await openStage();
  const second = withResolvers<unknown>();
  await startBot(stage, {
    command: async (interaction) => {
      await interaction.reply('one');
      const url = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const again = interaction.client.rest.post(url, { auth: false, body: { type: 4, data: { content: 'two' } } });
      again.catch(second.resolve);
    },
  });
  await stage.run(unit);
  expect(await second.promise).toMatchObject({ code: 40060, status: 400 });
});

test('a refused answer leaves the interaction open for another', async () => {
  const stage = await openStage();
  const { failures } = await startBot(stage, {
    command: async (interaction) => {
      await interaction.reply('x'.repeat(2001)).catch((error: { code: number; rawError: unknown }) => {
        expect(error.rawError).toEqual({
          code: 50035,
          message: 'Invalid Form Body',
          errors: {
            data: {
              content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
            },
          },
        });
        return interaction.reply('shorter');
      });
    },
  });
  expect((await stage.run(unit)).message?.content).toBe('shorter');
  expect(failures).toEqual([]);
});

test('unknown tokens: 10062 for a callback, 10015 for a webhook; the same before the acknowledgement', async () => {
  const stage = await openStage();
  const early = withResolvers<unknown>();
  const { client } = await startBot(stage, {
    command: async (interaction) => {
      await interaction.webhook.send('early').catch(early.resolve);
      await interaction.reply('now');
    },
  });
  await stage.run(unit);
  expect(await early.promise).toMatchObject({ code: 10015 });
  const post = (url: `/${string}`, body: object) => client.rest.post(url, { auth: false, body });
  await expect(post('/interactions/1/none/callback', { type: 5 })).rejects.toMatchObject({ code: 10062 });
  await expect(post(`/webhooks/${stage.applicationId}/none`, { content: 'x' })).rejects.toMatchObject({ code: 10015 });
});

test('a deferral that nobody resolves ends after 15 minutes, and the token with it', async () => {
  const clock = manualClock();
  const stage = await openStage(clock);
  const deferred = withResolvers<ChatInputCommandInteraction>();
  await startBot(stage, {
    command: async (interaction) => {
      await interaction.deferReply();
      deferred.resolve(interaction);
    },
  });
  const answer = stage.run(unit);
  const interaction = await deferred.promise;
  clock.advance(15 * 60_000 + 1);
  expect(await answer).toMatchObject({ kind: 'deferred-timeout', message: { flags: MessageFlags.Loading } });
  await expect(interaction.editReply('much too late')).rejects.toMatchObject({ code: 50027, status: 401 });
});

test('a modal is an answer, too', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) =>
      interaction.showModal({
        custom_id: 'form',
        title: 'A form',
        components: [{ type: 1, components: [{ type: 4, custom_id: 'text', style: 1, label: 'Text' }] }],
      }),
  });
  expect(await stage.run(unit)).toMatchObject({ kind: 'modal', message: null });
});

test('a components v2 message cannot lose its flag, nor take content, by an update', async () => {
  const stage = await openStage();
  const problems: unknown[] = [];
  const attempt = async (interaction: ButtonInteraction, data: object) => {
    const url = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
    await interaction.client.rest.post(url, { auth: false, body: { type: 7, data } }).catch((error) => {
      problems.push(Object.keys(error.rawError.errors.data));
    });
  };
  const card = (text: string) => [{ type: 10 as const, content: text }];
  await startBot(stage, {
    command: (interaction) =>
      interaction.reply({ flags: MessageFlags.IsComponentsV2, components: [...card('one'), button('next')] }),
    button: async (interaction) => {
      await attempt(interaction, { flags: 0, components: [] });
      await attempt(interaction, { content: 'text' });
      await attempt(interaction, { components: card('no flag') });
      await interaction.update({ flags: MessageFlags.IsComponentsV2, components: card('two') });
    },
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  const answer = await stage.click(message, 'next');
  expect(problems).toEqual([['flags'], ['content'], ['components']]);
  expect(answer.message?.components).toMatchObject([{ content: 'two' }]);
});

test('every stored message has the shape that the API document gives a message', async () => {
  const stage = await openStage();
  await startBot(stage, {
    command: (interaction) =>
      interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        files: [{ attachment: Buffer.from('png'), name: 'chart.png', description: 'a chart' }],
        components: [
          {
            type: 17,
            components: [
              { type: 10, content: 'Hello <@1>' },
              { type: 14 },
              {
                type: 9,
                components: [{ type: 10, content: 'a section' }],
                accessory: { type: 11, media: { url: 'attachment://chart.png' } },
              },
              { type: 12, items: [{ media: { url: 'attachment://chart.png' } }] },
              { type: 13, file: { url: 'attachment://chart.png' } },
              button('next'),
            ],
          },
        ],
      }),
    button: (interaction) => interaction.reply({ embeds: [{ title: 'embed', footer: { text: 'foot' } }] }),
  });
  const { message } = await stage.run(unit);
  if (!message) throw new Error('no message');
  const { message: reply } = await stage.click(message, 'next');
  for (const stored of [message, reply]) {
    const wrong = checkSchema(MessageResponseSchema, stored).filter(({ code }) => code !== 'STAGE_UNKNOWN_FIELD');
    expect(wrong).toEqual([]);
  }
});

test('messages are told to a bot that subscribed to them, ephemeral ones are not', async () => {
  const stage = await openStage();
  const { client } = await startBot(
    stage,
    {
      command: async (interaction) => {
        await interaction.reply({ content: 'secret', flags: MessageFlags.Ephemeral });
        await interaction.followUp('public');
      },
    },
    [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  );
  const created = once(client, Events.MessageCreate);
  await stage.run(unit);
  expect((await created)[0].content).toBe('public');
});

test('close() answers what is still open', async () => {
  const stage = await openStage();
  const arrived = withResolvers<void>();
  await startBot(stage, { command: async () => arrived.resolve() });
  const answer = stage.run(unit);
  await arrived.promise;
  await stage.close();
  expect((await answer).kind).toBe('none');
});

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
