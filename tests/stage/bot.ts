import { once } from 'node:events';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  REST,
  SlashCommandBuilder,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import { type Stage, type StageOptions, startStage } from '../../src/stage/stage.ts';

/** A clock that stands still until it is told to go on. */
export function manualClock(start = Date.UTC(2026, 0, 1)) {
  let time = start;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => time,
    after(milliseconds: number, callback: () => void) {
      const timer = { at: time + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** Lets the time pass and calls back what became due, in order. */
    advance(milliseconds: number) {
      time += milliseconds;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at > time || !timers.delete(timer)) continue;
        timer.callback();
      }
    },
  };
}

/** A stage that is closed when the test ends. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await startStage(options);
  onTestFinished(() => stage.close());
  return stage;
}

export interface Handlers {
  command?: (interaction: ChatInputCommandInteraction) => Promise<unknown>;
  autocomplete?: (interaction: AutocompleteInteraction) => Promise<unknown>;
  button?: (interaction: ButtonInteraction) => Promise<unknown>;
}

/** The commands that the bots of these tests register. */
export const commands = [
  new SlashCommandBuilder()
    .setName('unit')
    .setNameLocalizations({ 'zh-CN': '单位' })
    .setDescription('Who they are')
    .addStringOption((option) =>
      option.setName('name').setDescription('Its name').setRequired(true).setAutocomplete(true),
    )
    .addIntegerOption((option) => option.setName('year').setDescription('A year').setMinValue(1990).setMaxValue(2030)),
  new SlashCommandBuilder().setName('help').setDescription('What can be asked'),
  new SlashCommandBuilder()
    .setName('digest')
    .setDescription('The daily practice')
    .setDefaultMemberPermissions(1n << 5n)
    .addSubcommand((sub) =>
      sub
        .setName('subscribe')
        .setDescription('Begin')
        .addStringOption((option) =>
          option
            .setName('theme')
            .setDescription('Which')
            .addChoices({ name: 'all', value: 'all' }, { name: 'team', value: 'team' }),
        )
        .addChannelOption((option) => option.setName('channel').setDescription('Where'))
        .addUserOption((option) => option.setName('author').setDescription('By whom')),
    ),
].map((command) => command.toJSON());

/** The real discord.js client, logged in to the stage and with its commands registered. */
export async function startBot(
  stage: Stage,
  handlers: Handlers = {},
  intents: GatewayIntentBits[] = [GatewayIntentBits.Guilds],
): Promise<{ client: Client<true>; failures: unknown[] }> {
  const client: Client = new Client({ intents, rest: { api: stage.apiUrl } });
  const failures: unknown[] = [];
  client.on(Events.Error, (error) => failures.push(error));
  client.on(Events.InteractionCreate, (interaction) => {
    handle(handlers, interaction)?.catch((error: unknown) => failures.push(error));
  });
  onTestFinished(() => client.destroy());
  const ready = once(client, Events.ClientReady);
  await client.login(stage.token);
  await ready;
  if (!client.isReady()) throw new Error('The client is not ready.');
  await client.application.commands.set(commands);
  return { client, failures };
}

function handle(handlers: Handlers, interaction: Interaction): Promise<unknown> | undefined {
  if (interaction.isChatInputCommand()) return handlers.command?.(interaction);
  if (interaction.isAutocomplete()) return handlers.autocomplete?.(interaction);
  if (interaction.isButton()) return handlers.button?.(interaction);
  return undefined;
}

/** A bare REST client with the bot's token, which neither retries nor waits. */
export function restOf(stage: Stage, token = stage.token): REST {
  return new REST({ api: stage.apiUrl, retries: 0, rejectOnRateLimit: () => true }).setToken(token);
}
