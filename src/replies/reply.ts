/**
 * What every reply is made of: a card of components v2 as plain payload data.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { type Action, decodeAction, encodeAction } from './action.ts';
import type { Chart } from './chart.ts';
import type { Table } from './export.ts';
import { fits, LIMITS, measure } from './limits.ts';
import { clip } from './text.ts';

export interface Reply {
  /**
   * answered; missed: what was asked for is not on record, and the reply offers what is near; refused: the question itself
   * does not fit, and the reply says how to mend it.
   */
  readonly outcome: 'answered' | 'missed' | 'refused';
  readonly components: readonly APIMessageTopLevelComponent[];
  /** What is sent along; the components name each by `attachment://` and its name. */
  readonly files?: readonly FileSpec[];
  /** The whole list of which the reply shows a page, for who wants it as a file. */
  readonly table?: () => Table;
}

/** A file before it is made: a chart becomes a PNG, a text UTF-8. */
export type FileSpec = { readonly name: string; readonly description: string } & (
  | { readonly chart: Chart }
  | { readonly text: string }
);

/** The body of a message as Discord takes it. */
export interface MessagePayload {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: [] };
}

/** The message that carries a reply; a private one is seen by the asker alone. Nobody is ever pinged. */
export function toPayload(reply: Reply, { isPrivate }: { isPrivate: boolean }): MessagePayload {
  return {
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components: reply.components,
    allowed_mentions: { parse: [] },
  };
}

/** A reply as it is posted for everybody: without the button that posts it; `line` says who asked where Discord does not. */
export function toShared(reply: Reply, line: string | null): Reply {
  const components = reply.components.flatMap((component): APIMessageTopLevelComponent[] => {
    if (component.type !== ComponentType.ActionRow) return [component];
    const kept = component.components.filter(
      (button) => !('custom_id' in button) || decodeAction(button.custom_id)?.verb !== 'share',
    );
    return kept.length > 0 ? [{ ...component, components: kept }] : [];
  });
  return { ...reply, components: [...components, ...(line === null ? [] : [toText(`-# ${line}`)])] };
}

/** Colours of the stripe beside a card. */
export const COLORS = { answer: 0x1f6feb, miss: 0xd29922, error: 0xcf222e } as const;

/**
 * A part of a card: lines of Markdown, with a button beside them or without; a row of up to five buttons; a picture or a
 * download among the reply's files; a rule.
 */
export type Part =
  | readonly string[]
  | { readonly lines: readonly string[]; readonly button: ButtonSpec }
  | { readonly buttons: readonly ButtonSpec[] }
  | { readonly picture: FileSpec }
  | { readonly download: FileSpec }
  | 'rule';

export interface ButtonSpec {
  readonly label: string;
  readonly action: Action;
  readonly style?: 'plain' | 'strong';
}

export interface CardSpec {
  readonly color: number;
  readonly parts: readonly Part[];
  /** Rows of up to five buttons, below the card. */
  readonly rows: readonly (readonly ButtonSpec[])[];
}

export const toText = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

function toButton(spec: ButtonSpec): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: spec.style === 'strong' ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: clip(spec.label, LIMITS.buttonLabel),
    custom_id: encodeAction(spec.action),
  };
}

const toRow = (row: readonly ButtonSpec[]): APIActionRowComponent<APIButtonComponentWithCustomId> => ({
  type: ComponentType.ActionRow,
  components: row.slice(0, 5).map(toButton),
});

function toComponent(part: Part): APIComponentInContainer {
  if (part === 'rule') return { type: ComponentType.Separator };
  if ('picture' in part) {
    const { name, description } = part.picture;
    // Discord takes 1,024 characters of a description (https://docs.discord.com/developers/components/reference).
    const item = { media: { url: `attachment://${name}` }, description: clip(description, 500) };
    return { type: ComponentType.MediaGallery, items: [item] };
  }
  if ('download' in part) return { type: ComponentType.File, file: { url: `attachment://${part.download.name}` } };
  if ('button' in part) {
    const text = toText(part.lines.join('\n'));
    return { type: ComponentType.Section, components: [text], accessory: toButton(part.button) };
  }
  if ('buttons' in part) return toRow(part.buttons);
  return toText(part.join('\n'));
}

/** Lays a card out as one container with its buttons below. */
export function card(spec: CardSpec): APIMessageTopLevelComponent[] {
  const inside = spec.parts.map(toComponent);
  const rows = spec.rows.filter((row) => row.length > 0);
  return [{ type: ComponentType.Container, accent_color: spec.color, components: inside }, ...rows.map(toRow)];
}

/** How long each outside text may be, from "as it is" down to what always fits. */
const CLIPS = [400, 160, 100, 70, 48, 32, 20, 12];

/**
 * Builds a card that Discord takes: outside texts are shown whole where they fit (they nearly always do) and are
 * shortened step by step, with an ellipsis, where a card would be too large.
 *
 * @param build makes the card with a function that shortens one outside text
 */
export function fittingCard(build: (shorten: (text: string) => string) => CardSpec): APIMessageTopLevelComponent[] {
  let components: APIMessageTopLevelComponent[] = [];
  for (const most of CLIPS) {
    components = card(build((text) => clip(text, most)));
    if (fits(measure(components))) return components;
  }
  throw new RangeError(`a card is too large even with its texts cut to ${CLIPS.at(-1)} characters`);
}
