import type { JsonSchema } from './api-description';

export type ValueType =
  | 'text'
  | 'date'
  | 'instant'
  | 'address'
  | 'id'
  | 'integer'
  | 'flag'
  | 'map'
  | 'object'
  | 'any';

/** What a value of a schema is, in the terms that a reader of documentation needs. */
export interface Shape {
  readonly type: ValueType;
  /** The schema of that name instead of a type. */
  readonly name: string | null;
  /** The words that it may be; null where any will do. */
  readonly words: readonly string[] | null;
  readonly isList: boolean;
  readonly isNullable: boolean;
}

export interface Member {
  /** With the names above it: `baseline.value`, `sources[].url`. */
  readonly path: string;
  readonly shape: Shape;
  readonly description: string | null;
  readonly isOptional: boolean;
}

export interface Members {
  /** A schema all of whose names this one has, too; null where there is none. */
  readonly base: string | null;
  /** Those that the base does not have, or has otherwise. */
  readonly members: readonly Member[];
}

type Schemas = Readonly<Record<string, JsonSchema>>;

const FORMATS: Readonly<Record<string, ValueType>> = {
  date: 'date',
  'date-time': 'instant',
  uri: 'address',
  uuid: 'id',
};
const TYPES: Readonly<Record<string, ValueType>> = { string: 'text', integer: 'integer', boolean: 'flag' };

/** What a schema describes. A reference keeps its name. */
export function shapeOf(schema: JsonSchema): Shape {
  const { core, isNullable } = withoutNull(schema);
  const isList = core.items !== undefined;
  const { core: item } = withoutNull(core.items ?? core);
  const words = item.const === undefined ? item.enum : [item.const];
  return {
    type: typeOf(item),
    name: item.$ref?.split('/').at(-1) ?? null,
    words: words?.map(String) ?? null,
    isList,
    isNullable,
  };
}

function typeOf({ type, format, properties, additionalProperties }: JsonSchema): ValueType {
  if (properties !== undefined) return 'object';
  if (additionalProperties !== undefined) return 'map';
  const named = FORMATS[format ?? ''];
  if (named !== undefined) return named;
  const [first = ''] = [type ?? []].flat().filter((one) => one !== 'null');
  return TYPES[first] ?? 'any';
}

/** A schema without the alternative that there is nothing. */
function withoutNull(schema: JsonSchema): { core: JsonSchema; isNullable: boolean } {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null');
  const [only] = others ?? [];
  if (only !== undefined && others?.length === 1) return { core: only, isNullable: true };
  return { core: schema, isNullable: Array.isArray(schema.type) && schema.type.includes('null') };
}

/** The members of an object, with those of objects within it. */
export function membersOf(name: string, schemas: Schemas): Members {
  const schema = schemas[name] ?? {};
  const base = baseOf(schema, schemas, name);
  return { base, members: rowsOf(schema, base === null ? {} : (schemas[base] ?? {}), '', schemas) };
}

function rowsOf(schema: JsonSchema, base: JsonSchema, above: string, schemas: Schemas): Member[] {
  const { required = [] } = schema;
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    if (isSame(member, base.properties?.[name])) return [];
    const path = `${above}${name}`;
    const { core } = withoutNull(member);
    const { core: inner } = withoutNull(core.items ?? core);
    const innerBase = baseOf(inner, schemas, null);
    const shape = shapeOf(member);
    const row: Member = {
      path,
      shape: innerBase === null ? shape : { ...shape, name: innerBase },
      description: member.description ?? core.description ?? null,
      isOptional: !required.includes(name),
    };
    const within = innerBase === null ? {} : (schemas[innerBase] ?? {});
    return [row, ...rowsOf(inner, within, shape.isList ? `${path}[].` : `${path}.`, schemas)];
  });
}

/** Fewer names in common are chance. */
const LEAST_IN_COMMON = 5;

/** The largest schema that this one adds to: it has all of its names, most of them the same. */
function baseOf({ properties = {} }: JsonSchema, schemas: Schemas, self: string | null): string | null {
  const candidates = Object.entries(schemas).flatMap(([name, { properties: theirs = {} }]) => {
    const names = Object.keys(theirs);
    const same = names.filter((one) => isSame(theirs[one], properties[one]));
    const isBase =
      name !== self &&
      same.length >= Math.max(LEAST_IN_COMMON, names.length - 2) &&
      names.every((one) => one in properties);
    return isBase ? [{ name, size: names.length }] : [];
  });
  return candidates.toSorted((one, other) => other.size - one.size)[0]?.name ?? null;
}

function isSame(one: JsonSchema | undefined, other: JsonSchema | undefined): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
