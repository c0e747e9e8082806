import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Problem } from './errors.ts';
import { isRecord, lengthProblems, problem, tuple, typeChoices } from './schema.ts';

/*
 * The rules for message components that Discord's API document does not hold: totals, widths, duplicates, what goes with
 * which style of button, and where media may come from.
 */

type Path = readonly (string | number)[];

/** https://docs.discord.com/developers/components/reference */
const LIMITS = { legacyRows: 5, rowButtons: 5, total: 40, displayableText: 4000 } as const;

interface Place {
  readonly component: Record<string, unknown>;
  readonly path: Path;
}

/** Every component of a tree with its path, parents before children: rows, containers, sections and their accessories. */
export function listComponents(components: unknown, path: Path = ['components']): Place[] {
  const places: Place[] = [];
  collectList(components, path, places);
  return places;
}

function collectList(components: unknown, path: Path, places: Place[]): void {
  if (!Array.isArray(components)) return;
  components.forEach((component: unknown, index) => {
    collect(component, [...path, index], places);
  });
}

function collect(component: unknown, path: Path, places: Place[]): void {
  if (!isRecord(component)) return;
  places.push({ component, path });
  const { components, accessory, component: inner } = component;
  if (components !== undefined) collectList(components, [...path, 'components'], places);
  if (accessory !== undefined) collect(accessory, [...path, 'accessory'], places);
  if (inner !== undefined) collect(inner, [...path, 'component'], places);
}

/** What is wrong with a message's components, besides what the document says; `files` undefined: references unchecked. */
export function componentProblems(
  components: unknown,
  { v2, files }: { v2: boolean; files: readonly string[] | undefined },
): Problem[] {
  if (!Array.isArray(components)) return [];
  const places = listComponents(components);
  const problems: Problem[] = v2 ? totalProblems(places) : legacyProblems(components);
  problems.push(...duplicateProblems(places, 'custom_id'), ...duplicateProblems(places, 'id'));
  for (const { component, path } of places) {
    problems.push(...rowProblems(component, path));
    if (component.type === ComponentType.Button) problems.push(...buttonProblems(component, path));
    if (component.type === ComponentType.StringSelect) problems.push(...selectProblems(component, path));
    problems.push(...mediaProblems(component, path, files));
  }
  return problems;
}

function totalProblems(places: readonly Place[]): Problem[] {
  const problems: Problem[] = [];
  if (places.length > LIMITS.total) {
    problems.push(
      problem(
        ['components'],
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `Total number of components cannot exceed ${LIMITS.total}`,
      ),
    );
  }
  const characters = places.reduce(
    (sum, { component: { type, content } }) =>
      type === ComponentType.TextDisplay && typeof content === 'string' ? sum + content.length : sum,
    0,
  );
  if (characters > LIMITS.displayableText) {
    problems.push(
      problem(
        ['components'],
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `Components displayable text size exceeds maximum size of ${LIMITS.displayableText}`,
      ),
    );
  }
  return problems;
}

function legacyProblems(components: readonly unknown[]): Problem[] {
  const problems = components.flatMap((component, index) =>
    isRecord(component) && typeof component.type === 'number' && component.type !== ComponentType.ActionRow
      ? [typeChoices(['components', index], [ComponentType.ActionRow])]
      : [],
  );
  problems.push(...lengthProblems(components.length, { max: LIMITS.legacyRows }, ['components']));
  return problems;
}

/** A custom_id, and an id that was given, occurs once in a message. */
export function duplicateProblems(places: readonly Place[], key: 'custom_id' | 'id'): Problem[] {
  const seen = new Set<unknown>();
  return places.flatMap(({ component, path }) => {
    const value = component[key];
    // An id of 0 counts as none given.
    if (value === undefined || value === null || value === 0) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return key === 'custom_id'
      ? [problem([...path, key], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')]
      : [problem([...path, key], 'STAGE_COMPONENT_ID_DUPLICATED', 'The id of a component is unique in its message.')];
  });
}

/** A row holds five buttons or one select menu; what does not fit is named, one by one. */
function rowProblems({ type, components }: Record<string, unknown>, path: Path): Problem[] {
  if (type !== ComponentType.ActionRow || !Array.isArray(components)) return [];
  let width = 0;
  return components.flatMap((child: unknown, index) => {
    if (!isRecord(child)) return [];
    width += child.type === ComponentType.Button ? 1 : LIMITS.rowButtons;
    return width > LIMITS.rowButtons
      ? [
          problem(
            [...path, 'components', index],
            'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
            'The specified component exceeds the maximum width',
          ),
        ]
      : [];
  });
}

function buttonProblems(button: Record<string, unknown>, path: Path): Problem[] {
  const { style, custom_id: customId, url, sku_id: sku, label, emoji } = button;
  const problems: Problem[] = [];
  const required = (key: string): Problem => problem([...path, key], 'BASE_TYPE_REQUIRED', 'This field is required');
  if (style === ButtonStyle.Link) {
    if (!url) problems.push(required('url'));
    if (customId) {
      problems.push(
        problem(
          [...path, 'custom_id'],
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        ),
      );
    }
    if (typeof url === 'string') problems.push(...schemeProblems(url, ['http', 'https', 'discord'], [...path, 'url']));
  } else if (style === ButtonStyle.Premium) {
    if (!sku) problems.push(required('sku_id'));
    return problems;
  } else {
    // An empty custom_id already broke the schema's minimum length.
    if (customId === undefined || customId === null) {
      problems.push(problem([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'));
    }
    if (url) {
      problems.push(problem([...path, 'url'], 'BUTTON_COMPONENT_INVALID_URL', 'Only link buttons can have a url'));
    }
  }
  if (!label && !emoji) problems.push(required('label'));
  return problems;
}

function selectProblems(select: Record<string, unknown>, path: Path): Problem[] {
  if (!Array.isArray(select.options)) return [];
  const seen = new Set<unknown>();
  return select.options.flatMap((option: unknown, index) => {
    const value = isRecord(option) ? option.value : undefined;
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      problem(
        [...path, 'options', index, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      ),
    ];
  });
}

function mediaProblems(
  component: Record<string, unknown>,
  path: Path,
  files: readonly string[] | undefined,
): Problem[] {
  const media: { url: unknown; at: Path; attachment: boolean }[] = [];
  if (isRecord(component.media))
    media.push({ url: component.media.url, at: [...path, 'media', 'url'], attachment: false });
  if (isRecord(component.file)) media.push({ url: component.file.url, at: [...path, 'file', 'url'], attachment: true });
  if (Array.isArray(component.items)) {
    component.items.forEach((item: unknown, index) => {
      if (isRecord(item) && isRecord(item.media)) {
        media.push({ url: item.media.url, at: [...path, 'items', index, 'media', 'url'], attachment: false });
      }
    });
  }
  return media.flatMap(({ url, at, attachment }) => {
    if (typeof url !== 'string') return [];
    const schemes = schemeProblems(url, attachment ? ['attachment'] : ['http', 'https', 'attachment'], at);
    if (schemes.length > 0 || !files || !url.startsWith('attachment://')) return schemes;
    return files.includes(decodeURIComponent(url.slice('attachment://'.length)))
      ? []
      : [
          problem(
            at,
            'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            `The referenced attachment ${url} was not found.`,
          ),
        ];
  });
}

function schemeProblems(url: string, allowed: readonly string[], path: Path): Problem[] {
  if (!URL.canParse(url)) return [];
  const scheme = new URL(url).protocol.slice(0, -1);
  if (allowed.includes(scheme)) return [];
  const names = tuple(allowed.map((name) => `'${name}'`));
  return [
    problem(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" is not supported. Scheme must be one of ${names}.`),
  ];
}
