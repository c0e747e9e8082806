import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { ALL_PERMISSIONS, channelPayload, makeMember, rolePayload, type World } from './world.ts';

/*
 * What Discord's own client does with the options that a person types, before anything is sent.
 */

export interface CommandOption {
  readonly name: string;
  /** Default: the type that the command was registered with. */
  readonly type?: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  /** Of a subcommand or a group. */
  readonly options?: readonly CommandOption[];
}

/** An option as INTERACTION_CREATE carries it. */
export interface SentOption {
  name: string;
  type: ApplicationCommandOptionType;
  value?: string | number | boolean;
  focused?: true;
  options?: SentOption[];
}

/**
 * The options as Discord's client sends them: with their types, and only such as the command has.
 * `complete`: a command that is sent, not only typed; then required options and choices count.
 */
export function typedOptions(
  where: string,
  definitions: readonly APIApplicationCommandOption[],
  given: readonly CommandOption[],
  mode: { complete: boolean; focused?: string },
): SentOption[] {
  const sent = given.map((option): SentOption => {
    const definition = definitions.find(({ name }) => name === option.name);
    if (!definition) throw new Error(`${where} has no option ${option.name}.`);
    const { name, type } = definition;
    if (type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup) {
      return {
        name,
        type,
        options: typedOptions(`${where} ${name}`, definition.options ?? [], option.options ?? [], mode),
      };
    }
    const value = option.value ?? '';
    if (name === mode.focused) return { name, type, value: String(value), focused: true };
    if (mode.complete) checkValue(`${where} ${name}`, definition, value);
    return { name, type, value };
  });

  const focused = definitions.find(({ name }) => name === mode.focused);
  if (focused) {
    if (!('autocomplete' in focused) || focused.autocomplete !== true) {
      throw new Error(`${where} ${focused.name} does not autocomplete.`);
    }
    if (!sent.some(({ name }) => name === focused.name)) {
      sent.push({ name: focused.name, type: focused.type, value: '', focused: true });
    }
  } else if (mode.focused !== undefined && !sent.some(({ options }) => options !== undefined)) {
    throw new Error(`${where} has no option ${mode.focused}.`);
  }
  if (mode.complete) {
    const missing = definitions.find(({ name, required }) => required && !sent.some((option) => option.name === name));
    if (missing) throw new Error(`${where} needs the option ${missing.name}.`);
  }
  return sent;
}

/** What Discord's client checks before it sends a value. */
function checkValue(
  where: string,
  definition: APIApplicationCommandBasicOption,
  value: string | number | boolean,
): void {
  const { type } = definition;
  const { Boolean: Flag, Integer, Number: Decimal } = ApplicationCommandOptionType;
  if (type === Integer || type === Decimal) {
    if (typeof value !== 'number' || (type === Integer && !Number.isInteger(value))) {
      throw new Error(`${where} takes a number.`);
    }
    const { min_value: min = -Infinity, max_value: max = Infinity } = definition;
    if (value < min || value > max) throw new Error(`${where} takes a number from ${min} to ${max}.`);
  } else if (typeof value !== (type === Flag ? 'boolean' : 'string')) {
    throw new Error(`${where} takes ${type === Flag ? 'true or false' : 'text'}.`);
  }
  if (type === ApplicationCommandOptionType.String && typeof value === 'string') {
    const { min_length: min = 0, max_length: max = 6000 } = definition;
    if (value.length < min || value.length > max) throw new Error(`${where} takes ${min} to ${max} characters.`);
  }
  if ('choices' in definition && definition.choices && definition.choices.length > 0) {
    if (!definition.choices.some((choice) => choice.value === value))
      throw new Error(`${where} has no choice ${value}.`);
  }
}

/** The users, members and channels that the values of options name, as Discord sends them along. */
export function resolvedOf(world: World, options: readonly SentOption[]) {
  const users: Record<string, object> = {};
  const members: Record<string, object> = {};
  const channels: Record<string, object> = {};
  const roles: Record<string, object> = {};
  const { User, Role, Mentionable, Channel } = ApplicationCommandOptionType;
  const visit = ({ type, value, options: nested = [] }: SentOption): void => {
    nested.forEach(visit);
    const user = type === User || type === Mentionable ? world.users.get(String(value)) : undefined;
    const channel = type === Channel ? world.channels.get(String(value)) : undefined;
    const role = type === Role || type === Mentionable ? world.roles.get(String(value)) : undefined;
    if (role !== undefined) roles[String(value)] = rolePayload(String(value), role, 0n);
    if (user) {
      const { user: _user, ...member } = makeMember(user);
      users[user.id] = user;
      members[user.id] = { ...member, permissions: String(ALL_PERMISSIONS) };
    }
    if (channel) {
      channels[channel.id] = { ...channelPayload(world, channel), permissions: String(ALL_PERMISSIONS) };
    }
  };
  options.forEach(visit);
  return { users, members, channels, roles };
}
