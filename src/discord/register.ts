/**
 * Tells Discord which commands there are.
 */
import { type APIApplicationCommand, type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';

export interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** Registers in one server only; null: everywhere. */
  readonly guildId: string | null;
}

/** What defines a command, as far as we ever set it; what else Discord returns (ids, versions) changes by itself. */
const DEFINING = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'choices',
  'value',
  'options',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
  'default_member_permissions',
  'contexts',
  'integration_types',
] as const;

/**
 * Registers exactly these commands by bulk overwrite, so that stale ones disappear, unless Discord has them already.
 *
 * @returns whether anything was written
 * @throws DiscordAPIError
 */
export async function syncCommands(
  registration: Registration,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const { rest, applicationId, guildId } = registration;
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  if (guildId !== null) {
    // Commands of both kinds are shown in a server: those registered everywhere would stand there a second time.
    const everywhere = Routes.applicationCommands(applicationId);
    if (((await rest.get(everywhere)) as unknown[]).length > 0) await rest.put(everywhere, { body: [] });
  }
  const registered = (await rest.get(route, { query })) as APIApplicationCommand[];
  if (isSameList(registered, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

function isSameList(registered: readonly APIApplicationCommand[], wanted: readonly { name: string }[]): boolean {
  const byName = new Map(registered.map((command) => [command.name, command]));
  return registered.length === wanted.length && wanted.every((command) => isSame(byName.get(command.name), command));
}

/** Whether two definitions say the same; what is absent, null, false or empty is all the same to Discord. */
function isSame(left: unknown, right: unknown): boolean {
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  if (typeof left === 'object' && typeof right === 'object' && left !== null && right !== null) {
    const isLocalization = !('name' in left) && !('name' in right);
    const keys = isLocalization ? new Set([...Object.keys(left), ...Object.keys(right)]) : DEFINING;
    return [...keys].every((key) => isSame(Reflect.get(left, key), Reflect.get(right, key)));
  }
  return left === right;
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
