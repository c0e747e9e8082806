/**
 * A reply as a terminal shows it: the texts without Markdown, the buttons numbered.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';

export interface PlainButton {
  readonly label: string;
  readonly customId: string;
}

export interface PlainReply {
  readonly text: string;
  /** In the order of their numbers; button 1 is the first. */
  readonly buttons: readonly PlainButton[];
}

/** Renders components v2 as text; of a picture or a file, what it shows. */
export function toPlainText(components: readonly APIMessageTopLevelComponent[]): PlainReply {
  const parts: string[] = [];
  const buttons: PlainButton[] = [];
  const inside: PlainButton[] = [];
  for (const component of components) {
    if (component.type === ComponentType.TextDisplay) parts.push(stripMarkdown(component.content));
    else if (component.type === ComponentType.Container) {
      for (const inner of component.components) {
        if (inner.type === ComponentType.TextDisplay) parts.push(stripMarkdown(inner.content));
        else if (inner.type === ComponentType.Separator) parts.push('────────');
        else if (inner.type === ComponentType.MediaGallery) {
          parts.push(...inner.items.map(({ description }) => `▦ ${description ?? ''}`));
        } else if (inner.type === ComponentType.File) parts.push(`▤ ${nameOf(inner.file.url)}`);
        else if (inner.type === ComponentType.Section) {
          parts.push(inner.components.map(({ content }) => stripMarkdown(content)).join('\n'));
          if ('custom_id' in inner.accessory) inside.push(toPlainButton(inner.accessory));
        } else if (inner.type === ComponentType.ActionRow) inside.push(...buttonsOf(inner));
      }
    } else if (component.type === ComponentType.ActionRow) buttons.push(...buttonsOf(component));
  }
  // Behind the others, so that those keep their numbers however long the list is.
  buttons.push(...inside);
  const row = buttons.map(({ label }, index) => `[${index + 1}] ${label}`).join('  ');
  return { text: [...parts, ...(row === '' ? [] : [row])].join('\n\n'), buttons };
}

const toPlainButton = ({ label, custom_id: customId }: APIButtonComponentWithCustomId): PlainButton => ({
  label: label ?? '',
  customId,
});

const buttonsOf = ({ components }: APIActionRowComponent<APIComponentInMessageActionRow>): PlainButton[] =>
  components.flatMap((button) =>
    button.type === ComponentType.Button && 'custom_id' in button ? [toPlainButton(button)] : [],
  );

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** Takes out the Markdown that our replies use; an escaped character stands for itself. */
function stripMarkdown(text: string): string {
  return text
    .replace(/^(?:#{1,3} |-# )/gm, '')
    .replace(/\\([\\*_~|`<>[\]#@:+-])|\*\*|`|\u200b/g, (_found, escaped: string | undefined) => escaped ?? '');
}
