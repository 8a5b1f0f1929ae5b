import { format } from "prettier";
import { groups, kindNames, kinds, type Kind } from "./kinds.ts";
import { registry, type Registered } from "./policies.ts";

const head = `# Who may do what

Made from the policies (\`app/features/*/policy.ts\`) by \`npm run permissions\`; a test holds it in step with them, another tries every
address and every socket event as each kind of user against \`tests/permissions/table.ts\`.

**How to read it.** A row is a verb and the state of what it is done to; a column a kind of user. ● may, · may not. What someone may not
read is absent for them: 404, and in no list, count, search or export; what is read but may not be done answers 403 with a sentence.
Columns that are alike throughout a table stand together; who may nothing in it has no column. *CSCO*, *city editor* and *NR* are of the city and the country the thing
belongs to; *another city* is one of the same country, *abroad* one of another; *partner* is the one whose thing it is or who is invited.
A person whose mandate has ended signs in, and has a visitor's rights and their own account.
`;

interface Row {
  readonly verb: string;
  readonly state: string;
  readonly may: Readonly<Record<Kind, boolean>>;
}

/** docs/permissions.md as the policies are now, formatted as `npm test` wants it. */
export function permissionsDocument(): Promise<string> {
  const parts = [...new Set(registry.map(({ part }) => part))].sort();
  const text = parts.map((part) =>
    partOf(
      part,
      registry.filter((one) => one.part === part),
    ),
  );
  return format([head, ...text].join("\n"), { parser: "markdown", printWidth: 110 });
}

function partOf(part: string, policies: readonly Registered[]): string {
  const rows = policies.flatMap(rowsOf);
  const columns = columnsOf(rows);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `## ${part}\n`,
    line(["verb", "of what", ...columns.map(headingOf)]),
    line(["---", "---", ...columns.map(() => ":-:")]),
    ...rows.map((row) =>
      line([row.verb, row.state, ...columns.map(([first]) => (row.may[first] ? "●" : "·"))]),
    ),
    "",
  ].join("\n");
}

/** One row for each verb and state; states in which everyone's rights are the same stand in one. */
function rowsOf(policy: Registered): Row[] {
  return policy.verbs.flatMap((verb) => {
    const rows = policy.states.map((state) => ({ verb, state, may: rightsOf(policy, verb, state) }));
    const kept = rows.filter((row, place) => rows.findIndex((other) => isAlike(row, other)) === place);
    return kept.map((row) => {
      const states = rows.filter((other) => isAlike(row, other)).map(({ state }) => state);
      const state = states.length === rows.length ? "" : states.join(" or ");
      return { ...row, state: [policy.thing, state].filter(Boolean).join(", ") };
    });
  });
}

function isAlike(one: Row, other: Row): boolean {
  return kindNames.every((kind) => one.may[kind] === other.may[kind]);
}

function rightsOf(policy: Registered, verb: string, state: string): Record<Kind, boolean> {
  const rights = kindNames.map((kind) => [kind, policy.may(verb, state, kinds[kind].actor)]);
  return Object.fromEntries(rights) as Record<Kind, boolean>;
}

/** Names of several kinds, wherever all of them stand in one column. */
const together: readonly (readonly [string, readonly Kind[]])[] = [
  ["every member", groups.members],
  ["every city", groups.ofCities],
  ["every NR", groups.ofCountries],
  ["every partner", groups.partners],
];

function headingOf(alike: readonly Kind[]): string {
  const names: string[] = [];
  let rest = alike;
  for (const [name, group] of together) {
    if (!group.every((kind) => rest.includes(kind))) continue;
    names.push(name);
    rest = rest.filter((kind) => !group.includes(kind));
  }
  return [...names, ...rest.map((kind) => kinds[kind].label)].join(", ");
}

/** The kinds in their order, those with the same rights throughout together; those without any are left out. */
function columnsOf(rows: readonly Row[]): [Kind, ...Kind[]][] {
  const rightsIn = (kind: Kind) => rows.map((row) => Number(row.may[kind])).join("");
  const columns = new Map<string, [Kind, ...Kind[]]>();
  for (const kind of kindNames) {
    const column = columns.get(rightsIn(kind));
    if (column) column.push(kind);
    else columns.set(rightsIn(kind), [kind]);
  }
  columns.delete(rows.map(() => "0").join(""));
  return [...columns.values()];
}
