import type { SpecCheck, SpecSchema } from 'discord-api-spec/zod';
import type { Problem } from './errors.ts';

type Path = readonly (string | number)[];

/** True for a JSON object: not null, not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface SchemaOptions {
  /** Keys of the outermost object that are let through unread. */
  readonly ignore?: ReadonlySet<string>;
}

/**
 * Checks a JSON value against a schema of `discord-api-spec` and says what is wrong in Discord's own codes and
 * sentences. zod's own report cannot be used for that: it answers a wrong component with the errors of all eleven kinds
 * that it is not, and it lets unknown keys pass. So the definition is walked: a union is decided by its `type`, and a
 * key that the document does not name is a problem, too (Discord ignores such keys; here they are always a typo).
 */
export function checkSchema(
  schema: SpecSchema,
  value: unknown,
  path: Path = [],
  options: SchemaOptions = {},
): Problem[] {
  const def = schema._zod.def;
  switch (def.type) {
    case 'lazy':
      return checkSchema(def.getter(), value, path, options);
    case 'optional':
      return value === undefined ? [] : checkSchema(def.innerType, value, path, options);
    case 'nullable':
      return value === null ? [] : checkSchema(def.innerType, value, path, options);
    case 'object':
      return checkObject(def.shape, value, path, options);
    case 'array':
      return checkArray(def.element, def.checks ?? [], value, path);
    case 'record':
      return checkDictionary(def.valueType, value, path);
    case 'union':
      return checkUnion(def.options, value, path);
    case 'literal':
      return def.values.some((allowed) => allowed === value)
        ? []
        : [problem(path, 'BASE_TYPE_CHOICES', `Value must be one of ${tuple(def.values)}.`)];
    case 'string':
      return checkString(def.checks ?? [], value, path);
    case 'number':
      return checkNumber(def.format, def.checks ?? [], value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [problem(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')];
    case 'null':
      return value === null ? [] : [problem(path, 'BASE_TYPE_CHOICES', 'Value must be one of (null,).')];
    case 'undefined':
      return value === undefined ? [] : [problem(path, 'BASE_TYPE_CHOICES', 'This field may not be given.')];
    default:
      return [];
  }
}

function checkObject(
  shape: Readonly<Record<string, SpecSchema>>,
  value: unknown,
  path: Path,
  { ignore }: SchemaOptions,
): Problem[] {
  if (!isRecord(value)) return [problem(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')];
  const problems: Problem[] = [];
  for (const { key, schema, isOptional } of fieldsOf(shape)) {
    const field = value[key];
    // Most fields are optional and absent: no path is made for them.
    if (field !== undefined) problems.push(...checkSchema(schema, field, [...path, key]));
    else if (!isOptional) {
      problems.push(problem([...path, key], 'BASE_TYPE_REQUIRED', 'This field is required'));
    }
  }
  for (const key of Object.keys(value)) {
    if (value[key] === undefined || Object.hasOwn(shape, key) || ignore?.has(key)) continue;
    problems.push(problem([...path, key], 'STAGE_UNKNOWN_FIELD', `Discord's API document has no field "${key}" here.`));
  }
  return problems;
}

interface Field {
  readonly key: string;
  readonly schema: SpecSchema;
  readonly isOptional: boolean;
}

const fields = new WeakMap<object, readonly Field[]>();

/** The fields of an object, found out once: a message with forty components asks for them forty times. */
function fieldsOf(shape: Readonly<Record<string, SpecSchema>>): readonly Field[] {
  let known = fields.get(shape);
  if (!known) {
    known = Object.entries(shape).map(([key, schema]) => ({ key, schema, isOptional: mayBeMissing(schema) }));
    fields.set(shape, known);
  }
  return known;
}

function mayBeMissing(schema: SpecSchema): boolean {
  const def = schema._zod.def;
  if (def.type === 'optional' || def.type === 'undefined') return true;
  if (def.type === 'lazy') return mayBeMissing(def.getter());
  return def.type === 'union' && def.options.some(mayBeMissing);
}

function checkArray(element: SpecSchema, checks: readonly SpecCheck[], value: unknown, path: Path): Problem[] {
  if (!Array.isArray(value)) return [problem(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')];
  return [
    ...checkLength(checks, value.length, path),
    ...value.flatMap((item: unknown, index) => checkSchema(element, item, [...path, index])),
  ];
}

function checkDictionary(valueType: SpecSchema, value: unknown, path: Path): Problem[] {
  if (!isRecord(value)) return [problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')];
  return Object.entries(value).flatMap(([key, field]) => checkSchema(valueType, field, [...path, key]));
}

interface Kind {
  readonly option: SpecSchema;
  readonly types: readonly (string | number | boolean | null)[];
}

const kinds = new WeakMap<readonly SpecSchema[], readonly Kind[]>();

/** The alternatives of a union with the values of `type` that each answers to, found out once. */
function kindsOf(options: readonly SpecSchema[]): readonly Kind[] {
  let known = kinds.get(options);
  if (!known) {
    known = options.map((option) => ({ option, types: discriminators(option) }));
    kinds.set(options, known);
  }
  return known;
}

function checkUnion(options: readonly SpecSchema[], value: unknown, path: Path): Problem[] {
  const kinds = kindsOf(options);
  if (isRecord(value) && kinds.every(({ types }) => types.length > 0)) {
    const chosen = kinds.find(({ types }) => types.some((type) => type === value.type));
    if (chosen) return checkSchema(chosen.option, value, path);
    if (value.type === undefined) return [problem([...path, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required')];
    const allowed = kinds.flatMap(({ types }) => types).sort((a, b) => Number(a) - Number(b));
    return [typeChoices(path, allowed)];
  }
  // Without a `type` to decide by, the alternative that fits best speaks; "nothing" is none for a value that is there.
  let best: Problem[] | undefined;
  for (const option of options) {
    if (value !== undefined && value !== null && isAbsence(option)) continue;
    const problems = checkSchema(option, value, path);
    if (problems.length === 0) return problems;
    if (best === undefined || problems.length < best.length) best = problems;
  }
  return best ?? [];
}

function isAbsence(schema: SpecSchema): boolean {
  const { type } = schema._zod.def;
  return type === 'undefined' || type === 'null';
}

/** The values of `type` that an alternative of a union answers to; empty where it has none. */
function discriminators(schema: SpecSchema): readonly (string | number | boolean | null)[] {
  const def = schema._zod.def;
  if (def.type === 'lazy') return discriminators(def.getter());
  if (def.type !== 'object') return [];
  const type = def.shape.type?._zod.def;
  return type?.type === 'literal' ? type.values : [];
}

function checkString(checks: readonly SpecCheck[], value: unknown, path: Path): Problem[] {
  const format = checks.find((check) => check._zod.def.check === 'string_format')?._zod.def;
  // A snowflake may come as a number: Discord reads both.
  const snowflake = format?.format === 'regex' && format.pattern?.source === '^(0|[1-9][0-9]*)$';
  if (snowflake) {
    return (typeof value === 'string' && format.pattern?.test(value)) || Number.isSafeInteger(value)
      ? []
      : [problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`)];
  }
  if (typeof value !== 'string') {
    return [problem(path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`)];
  }
  const problems = checkLength(checks, value.length, path);
  if (format?.format === 'url' && !URL.canParse(value)) {
    problems.push(problem(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
  }
  if (format?.format === 'datetime' && !/^\d{4}-\d\d-\d\d([T ]|$)/.test(value)) {
    problems.push(problem(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`));
  }
  if (format?.format === 'regex' && format.pattern && !format.pattern.test(value)) {
    problems.push(problem(path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.'));
  }
  return problems;
}

function checkNumber(
  ownFormat: string | undefined,
  checks: readonly SpecCheck[],
  value: unknown,
  path: Path,
): Problem[] {
  if (typeof value !== 'number' || (ownFormat === 'int32' && !Number.isInteger(value))) {
    return [problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`)];
  }
  return checks.flatMap(({ _zod: { def } }) => {
    if (def.check === 'less_than' && value > Number(def.value)) {
      return [problem(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${def.value}.`)];
    }
    if (def.check === 'greater_than' && value < Number(def.value)) {
      return [problem(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${def.value}.`)];
    }
    return [];
  });
}

function checkLength(checks: readonly SpecCheck[], length: number, path: Path): Problem[] {
  const least = checks.find((check) => check._zod.def.check === 'min_length');
  const most = checks.find((check) => check._zod.def.check === 'max_length');
  return lengthProblems(length, { min: least?._zod.def.minimum, max: most?._zod.def.maximum }, path);
}

/** Discord's complaint about a length outside the limits, or nothing. */
export function lengthProblems(
  length: number,
  { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number | undefined; max?: number | undefined },
  path: Path,
): Problem[] {
  if (length >= min && length <= max) return [];
  if (min > 0 && Number.isFinite(max)) {
    return [problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)];
  }
  return length > max
    ? [problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)]
    : [problem(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`)];
}

/** Discord's complaint about a component, option or callback whose `type` has no place here. */
export function typeChoices(path: Path, allowed: readonly (string | number | boolean | null)[]): Problem {
  return problem(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of ${tuple(allowed)}.`);
}

export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message };
}

/** As Python prints a tuple, since Discord's sentences do: (1,) and (2, 3). */
export function tuple(values: readonly unknown[]): string {
  return values.length === 1 ? `(${String(values[0])},)` : `(${values.map(String).join(', ')})`;
}
