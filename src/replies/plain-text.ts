/**
 * A reply as a terminal shows it: the texts without Markdown, the buttons numbered.
 */
import { type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';

export interface PlainButton {
  readonly label: string;
  readonly customId: string;
}

export interface PlainReply {
  readonly text: string;
  /** In the order of their numbers; button 1 is the first. */
  readonly buttons: readonly PlainButton[];
}

/** Renders components v2 as text; what a terminal cannot show (pictures, menus) is left out. */
export function toPlainText(components: readonly APIMessageTopLevelComponent[]): PlainReply {
  const parts: string[] = [];
  const buttons: PlainButton[] = [];
  for (const component of components) {
    if (component.type === ComponentType.TextDisplay) parts.push(stripMarkdown(component.content));
    else if (component.type === ComponentType.Container) {
      for (const inner of component.components) {
        if (inner.type === ComponentType.TextDisplay) parts.push(stripMarkdown(inner.content));
        else if (inner.type === ComponentType.Separator) parts.push('────────');
      }
    } else if (component.type === ComponentType.ActionRow) {
      for (const button of component.components) {
        if (button.type === ComponentType.Button && 'custom_id' in button && !button.disabled) {
          buttons.push({ label: button.label ?? '', customId: button.custom_id });
        }
      }
    }
  }
  const row = buttons.map(({ label }, index) => `[${index + 1}] ${label}`).join('  ');
  return { text: [...parts, ...(row === '' ? [] : [row])].join('\n\n'), buttons };
}

/** Takes out the Markdown that our replies use; an escaped character stands for itself. */
function stripMarkdown(text: string): string {
  return text
    .replace(/^(?:#{1,3} |-# )/gm, '')
    .replace(/\\([\\*_~|`<>[\]#@:+-])|\*\*|`|\u200b/g, (_found, escaped: string | undefined) => escaped ?? '');
}
